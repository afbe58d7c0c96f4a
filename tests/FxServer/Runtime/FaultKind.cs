namespace CitizenFX.Core.Runtime;

/// <summary>What went wrong in a resource.</summary>
public enum FaultKind
{
    /// <summary>A script, its constructor or its attributes could not be set up.</summary>
    StartFailed,

    /// <summary>A resource could not be unloaded.</summary>
    StopFailed,

    /// <summary>A tick threw; it is called again.</summary>
    TickFailed,

    /// <summary>An event handler failed, and is gone for good.</summary>
    HandlerRemoved,

    /// <summary>A function that another resource or the server called threw.</summary>
    CallFailed,

    /// <summary>A Lua thread or handler ended in an error; a handler is called again with the next event.</summary>
    ScriptError,

    /// <summary>A native, an event or a registration off the main thread: a real server breaks later and elsewhere.</summary>
    OffMainThread,

    /// <summary>An argument that is not plain data: a real server may overflow its stack on it.</summary>
    ForbiddenArgument,

    /// <summary>An export returned a task: a real server ends when it completes.</summary>
    TaskReturned,

    /// <summary>A task failed and nobody looked.</summary>
    UnobservedException,

    /// <summary>A null reference or a division by zero, caught ones included: a signal that ends some Linux builds of a real server.</summary>
    ProcessorFault,

    /// <summary>An exception that nobody caught, as from <c>async void</c>: a real server ends here.</summary>
    UnhandledException,
}

namespace CitizenFX.Core.Runtime;

/// <summary>What a resource's world asks of the server. Only plain values cross: on Mono this is the border of an AppDomain.</summary>
internal interface IServer
{
    /// <summary>Runs a native. Main thread only; one crossing.</summary>
    object? Invoke(string resource, ulong native, object?[] arguments);

    /// <summary>What the original does before and after an event: one crossing. Main thread only.</summary>
    void MarkBoundary(string resource);

    /// <summary>Prints to the console. Any thread.</summary>
    void Print(string resource, string text);

    /// <summary>Takes note of a fault. Any thread.</summary>
    void Report(string resource, FaultKind kind, string text);
}

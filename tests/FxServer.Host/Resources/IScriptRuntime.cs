using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;

namespace FxServer.Host.Resources;

/// <summary>One script runtime of a resource, such as Lua's. Main thread only.</summary>
internal interface IScriptRuntime
{
    /// <summary>What the main thread's time inside counts as.</summary>
    MainThreadUse Use { get; }

    /// <summary>The number that references to its functions carry. No two runtimes of a resource's lives share one.</summary>
    int Instance { get; }

    /// <summary>Assemblies that were looked up off the main thread, where a real server's unlocked resolver may hang.</summary>
    IReadOnlyCollection<string> LateResolutions { get; }

    /// <summary>Loads and runs a script. Throws when it cannot be loaded.</summary>
    void Load(string scriptFile);

    /// <summary>Runs what is due.</summary>
    void Tick();

    /// <summary>Delivers an event to the handlers of its name.</summary>
    void HandleEvent(string name, byte[] arguments, string source);

    /// <summary>Calls a function that was passed out. Null when there is no answer.</summary>
    byte[]? CallFunction(int number, byte[] arguments);

    /// <summary>One more holder has the reference of this function.</summary>
    void HoldFunction(int number);

    /// <summary>One holder fewer has it.</summary>
    void ReleaseFunction(int number);

    /// <summary>Nobody calls this function any more.</summary>
    void ForgetFunction(int number);

    /// <summary>What was spent inside since the last call, as far as the runtime measures it itself.</summary>
    OwnTime TakeTime();

    /// <summary>Ends the runtime. Throws when it will not end.</summary>
    void Unload();
}

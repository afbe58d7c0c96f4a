using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;

namespace FxServer.Host.Resources;

/// <summary>The C# runtime of a resource, in a world of its own. Main thread only.</summary>
internal sealed class CSharpRuntime : IScriptRuntime
{
    private readonly IResourceWorld _world;

    // Not an interface: on Mono this is a proxy into the other AppDomain.
    private readonly ResourceRuntime _runtime;

    public CSharpRuntime(IResourceWorld world, int instance)
    {
        _world = world;
        _runtime = world.Runtime;
        Instance = instance;
    }

    public MainThreadUse Use => MainThreadUse.CSharp;

    public int Instance { get; }

    public IReadOnlyCollection<string> LateResolutions => _world.LateResolutions;

    public void Load(string scriptFile) => _world.Load(scriptFile);

    public void Tick() => _runtime.Tick();

    public void HandleEvent(string name, byte[] arguments, string source) => _runtime.HandleEvent(name, arguments, source);

    public byte[]? CallFunction(int number, byte[] arguments) => _runtime.CallFunction(number, arguments);

    // Not counted: functions of C# live as long as their resource, unless the server forgets them.
    public void HoldFunction(int number)
    {
    }

    public void ReleaseFunction(int number)
    {
    }

    public void ForgetFunction(int number) => _runtime.ForgetFunction(number);

    public OwnTime TakeTime() => _runtime.TakeTime();

    public void Unload() => _world.Unload();
}

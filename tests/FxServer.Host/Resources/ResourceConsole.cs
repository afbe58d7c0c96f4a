#if NETFRAMEWORK
using CitizenFX.Core.Runtime;

namespace FxServer.Host.Resources;

/// <summary>What a resource writes to System.Console goes to the server's console. Any thread.</summary>
internal sealed class ResourceConsole : TextWriter
{
    private readonly ResourceRuntime _runtime;

    public ResourceConsole(ResourceRuntime runtime) => _runtime = runtime;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _runtime.Print(value.ToString());

    public override void Write(string value) => _runtime.Print(value);

    public override void WriteLine(string value) => _runtime.Print(value + "\n");
}
#endif

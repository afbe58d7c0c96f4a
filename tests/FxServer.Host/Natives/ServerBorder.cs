using CitizenFX.Core.Runtime;
using FxServer.Host.Resources;

namespace FxServer.Host.Natives;

/// <summary>The door through which resources call the server. On Mono each call comes from another AppDomain.</summary>
internal sealed class ServerBorder : MarshalByRefObject, IServer
{
    private readonly GameServer _server;

    public ServerBorder(GameServer server) => _server = server;

#if NETFRAMEWORK
    // Lives as long as the server, however seldom it is called.
    public override object? InitializeLifetimeService() => null;
#endif

    public object? Invoke(string resource, ulong native, object?[] arguments)
    {
        Resource caller = Find(resource);
        _server.Meter.CallFromCSharp(caller.Account);
        return _server.Natives.Invoke(caller, native, arguments);
    }

    public void MarkBoundary(string resource) => _server.Meter.Cross(Find(resource).Account);

    public void Print(string resource, string text) => _server.Journal.Print(resource, text);

    public void Report(string resource, FaultKind kind, string text) => _server.Journal.Report(new Fault(kind, resource, text));

    private Resource Find(string resource) =>
        _server.Resources.Find(resource) ?? throw new InvalidOperationException($"There is no resource {resource}.");
}

using System.Diagnostics;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>A server that notes how long it was inside its natives. Main thread only.</summary>
internal sealed class MeteredServer : IScriptHost
{
    private readonly Uri _hub;

    public MeteredServer(Uri hub) => _hub = hub;

    public Stopwatch Inside { get; } = new();

    public int PushEvents { get; private set; }

    public string? ReadConvar(string name) => name switch
    {
        ConvarReader.CommunityId => "demo",
        ConvarReader.ApiKeyName => "demo-key",
        ConvarReader.ServerId => "1",
        ConvarReader.HubUrl => _hub.AbsoluteUri,
        _ => null,
    };

    // Compatibility events are made on the tick and have a mark of their own.
    public string? ReadFile(string path) => """{"events":{"compatibility":"off"},"rest":{"snapshot":false}}""";

    public string? ReadFileOf(string resource, string path) => null;

    public string? ReadMetadataOf(string resource, string key) => null;

    public bool IsStarted(string resource) => false;

    public void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        Inside.Start();
        PushEvents += name == ScriptContract.PushEvent ? 1 : 0;
        Inside.Stop();
    }

    public void ListenToHttp(Action<IHttpContext> handle)
    {
    }

    public void ScheduleTick()
    {
    }

    public void WriteLine(string line) => Console.Error.WriteLine(line);
}

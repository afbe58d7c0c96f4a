using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Cad;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;

namespace SonoranPush.Benchmarks.Registry;

/// <summary>Registries in the middle of a shift.</summary>
internal sealed class RegistryScene
{
    /// <summary>Plays the shift's beginning.</summary>
    public RegistryScene(int units, int calls, CompatibilityMode mode)
    {
        Shift = new Shift(units, calls);
        var options = new PushOptions();
        options.Compatibility.Mode = mode;
        Follower = new CadProjection(Host, options, "sonoranpush", NullLogger.Instance, TimeProvider.System);
        foreach (var push in Shift.Beginning())
        {
            Take(new QueuedPushEvent(push, 0));
        }

        Played = 0;
        Host.Raised = 0;
        Host.Bytes = 0;
    }

    public Shift Shift { get; }

    public CadProjection Follower { get; }

    public SilentHost Host { get; } = new();

    public int Played { get; private set; }

    /// <summary>Microseconds per event in the best round: other processes only ever add time.</summary>
    public double Best { get; set; } = double.MaxValue;

    public void Take(QueuedPushEvent push)
    {
        Follower.OnDispatching(push);
        Follower.OnDispatched(push);
        while (Follower.NextEvent() is { } next)
        {
            next.Raise();
        }

        while (Follower.HasPendingChanges)
        {
            Follower.NextChange()?.Raise();
        }

        Played++;
    }

    /// <summary>A server that only counts.</summary>
    public sealed class SilentHost : IScriptHost
    {
        public int Raised { get; set; }

        public long Bytes { get; set; }

        public void RaiseEvent(string name, ArraySegment<byte> arguments)
        {
            Raised++;
            Bytes += arguments.Count;
        }

        public string? ReadConvar(string name) => null;

        public string? ReadFile(string path) => null;

        public string? ReadFileOf(string resource, string path) => null;

        public string? ReadMetadataOf(string resource, string key) => null;

        public bool IsStarted(string resource) => false;

        public void ListenToHttp(Action<IHttpContext> handle)
        {
        }

        public void ScheduleTick()
        {
        }

        public void WriteLine(string line)
        {
        }
    }
}

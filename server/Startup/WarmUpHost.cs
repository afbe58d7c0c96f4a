using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>A server without players and listeners. One thread at a time.</summary>
internal sealed class WarmUpHost : IScriptHost
{
    /// <summary>The API key that its convars hold.</summary>
    public const string Key = "warm-up";

    private int _events;
    private bool _hasSnapshot;

    /// <summary>True once each event and a snapshot were raised.</summary>
    public bool HasSeenAll => _events >= PushEventTypes.Known.Count && _hasSnapshot;

    /// <inheritdoc />
    public string? ReadConvar(string name) => name switch
    {
        ConvarReader.CommunityId => Key,
        ConvarReader.ApiKeyName => Key,
        ConvarReader.ServerId => "1",
        _ => null,
    };

    /// <inheritdoc />
    public string? ReadFile(string path) => """{"unitLocation":{"track":"all"}}""";

    /// <inheritdoc />
    public string? ReadFileOf(string resource, string path) => null;

    /// <inheritdoc />
    public string? ReadMetadataOf(string resource, string key) => null;

    /// <inheritdoc />
    public bool IsStarted(string resource) => false;

    /// <inheritdoc />
    public void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        _events += name == ScriptContract.PushEvent ? 1 : 0;
        _hasSnapshot |= name == ScriptContract.Snapshot;
    }

    /// <inheritdoc />
    public void ScheduleTick()
    {
    }

    /// <inheritdoc />
    public void ListenToHttp(Action<IHttpContext> handle)
    {
    }

    /// <inheritdoc />
    public void WriteLine(string line)
    {
    }
}

using System;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>A server without players and listeners. One thread at a time.</summary>
internal sealed class RehearsalServer : IScriptHost
{
    /// <summary>The API key that its convars hold.</summary>
    public const string Key = "rehearsal";

    private int _events;
    private bool _hasAnswered;

    /// <summary>Every part has had its turn.</summary>
    public bool HasSeenAll => _events >= RehearsalHub.EventCount && _hasAnswered;

    /// <inheritdoc />
    public string? ReadConvar(string name) => name switch
    {
        ConvarReader.CommunityId => Key,
        ConvarReader.ApiKeyName => Key,
        ConvarReader.ServerId => "1",
        ConvarReader.HubUrl => "http://127.0.0.1/",
        _ => null,
    };

    /// <inheritdoc />
    public string? ReadFile(string path) => """{"unitLocation":{"track":"all"},"http":{"listener":"on"}}""";

    /// <inheritdoc />
    public string? ReadFileOf(string resource, string path) => null;

    /// <inheritdoc />
    public string? ReadMetadataOf(string resource, string key) => null;

    /// <inheritdoc />
    public void RaiseEvent(string name, ArraySegment<byte> arguments) => _events += name == ScriptContract.PushEvent ? 1 : 0;

    /// <inheritdoc />
    public void ScheduleTick()
    {
    }

    /// <inheritdoc />
    public void ListenToHttp(Action<IHttpContext> handle) => handle(new RehearsalPost(() => _hasAnswered = true));

    /// <inheritdoc />
    public void WriteLine(string line)
    {
    }
}

using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Compatibility;
using SonoranPush.Locations;
using SonoranPush.PushEvents;
using SonoranPush.PushEvents.Http;
using SonoranPush.Session;

namespace SonoranPush.Configuration;

/// <summary>Everything an owner can set, with its default. Credentials come from convars, the rest from config.json.</summary>
internal sealed class PushOptions
{
    /// <summary>The community's id, or null while it is missing.</summary>
    public string? CommunityId { get; set; }

    /// <summary>The community's API key, or null while it is missing.</summary>
    public ApiKey? Key { get; set; }

    /// <summary>The name of the convar that holds the key, or null while it is missing.</summary>
    public string? KeyConvar { get; set; }

    /// <summary>CAD server ids, one session each; empty while they are missing. The first one sends locations.</summary>
    public IReadOnlyList<int> ServerIds { get; set; } = Array.Empty<int>();

    /// <summary>Production or development service.</summary>
    public bool Development { get; set; }

    /// <summary>The hub's address; null while the configured one is not valid: there is no fallback for a wrong address.</summary>
    public Uri? HubUrl { get; set; } = new(Contracts.HubContract.ProductionUrl);

    /// <summary>Open the websocket at once, without the HTTP negotiation before it. Default true.</summary>
    public bool SkipNegotiation { get; set; } = true;

    /// <summary>Lines below this level are not written. Default info.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Which server events are raised.</summary>
    public EventOptions Events { get; } = new();

    /// <summary>Limits of one message and of the queue.</summary>
    public PushEventLimits Limits { get; } = new();

    /// <summary>Push events over HTTP.</summary>
    public HttpOptions Http { get; } = new();

    /// <summary>How many units and calls are kept.</summary>
    public CadStateOptions Units { get; } = new();

    /// <summary>Compatibility with resources written for the official one.</summary>
    public CompatibilityOptions Compatibility { get; } = new();

    /// <summary>Fetch units and calls over REST after each login. Default true.</summary>
    public bool Snapshot { get; set; } = true;

    /// <summary>Whose locations are sent, and how.</summary>
    public UnitLocationOptions UnitLocation { get; } = new();

    /// <summary>The configured sessions; none while a credential is missing or the address is wrong.</summary>
    public IReadOnlyList<SessionSettings> Sessions()
    {
        var sessions = new List<SessionSettings>();
        if (CommunityId is { } communityId && Key is { } key && HubUrl is { } hubUrl)
        {
            foreach (var serverId in ServerIds)
            {
                sessions.Add(new SessionSettings(hubUrl, SkipNegotiation, communityId, key, serverId));
            }
        }

        return sessions;
    }
}

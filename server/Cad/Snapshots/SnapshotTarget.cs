using SonoranPush.Session;

namespace SonoranPush.Cad.Snapshots;

/// <summary>The session whose units and calls are fetched, and the addresses. Immutable.</summary>
internal sealed class SnapshotTarget
{
    /// <summary>Units that one request returns at most.</summary>
    public const int PageSize = 100;

    /// <summary>Units that a page shares with the previous one: a unit that logs out in between moves the others forward.</summary>
    public const int PageOverlap = 10;

    private readonly Uri _server;

    public SnapshotTarget(SessionSettings settings)
    {
        Settings = settings;
        var path = string.Format(CultureInfo.InvariantCulture, "/v2/emergency/servers/{0}/", settings.ServerId);
        _server = new Uri(settings.HubUrl, path);
    }

    /// <summary>The session.</summary>
    public SessionSettings Settings { get; }

    /// <summary>The CAD server.</summary>
    public int ServerId => Settings.ServerId;

    /// <summary>Address of the calls. Closed ones are not needed, but the service may reject a request for none.</summary>
    public Uri Calls => new(_server, "calls?closedLimit=1&closedOffset=0&type=100");

    /// <summary>Address of a page of units, dispatchers included.</summary>
    public Uri Units(int offset) => new(
        _server,
        string.Format(CultureInfo.InvariantCulture, "units?includeOffline=false&onlyUnits=false&limit={0}&offset={1}", PageSize, offset));
}

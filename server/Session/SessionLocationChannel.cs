using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.Session;

/// <summary>The session that sends unit locations: the one of the first server id. Any thread but the main thread.</summary>
internal sealed class SessionLocationChannel : IUnitLocationChannel
{
    private readonly SessionSet _sessions;
    private volatile HubSession? _carrier;

    public SessionLocationChannel(SessionSet sessions) => _sessions = sessions;

    /// <inheritdoc />
    public bool IsReady => First is { IsReady: true };

    /// <inheritdoc />
    public object? Destination => First?.Settings is { } settings ? (settings.HubUrl, settings.CommunityId, settings.ServerId) : null;

    private HubSession? First => _sessions.Sessions.Count > 0 ? _sessions.Sessions[0] : null;

    /// <inheritdoc />
    public Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows)
    {
        var session = First ?? throw new InvalidOperationException("There is no session.");
        _carrier = session;
        return session.SendUnitLocationsAsync(rows.Select(HubRowFormat.From).ToList<object>());
    }

    /// <inheritdoc />
    public void RequestLogin() => _carrier?.RenewLogin();
}

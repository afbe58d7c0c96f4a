using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;

namespace SonoranPush.Players;

/// <summary>The C# side of <c>players.lua</c>: takes its players and samples, and decides who is sampled. Main thread only; samples are
/// only passed on.</summary>
internal sealed class PlayerTracker
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);

    private readonly IScriptHost _host;
    private readonly CadState _cad;
    private readonly UnitLocationOptions _options;
    private readonly LocationPipeline _locations;
    private readonly PlayerIdentity _identity;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _tracked = new(StringComparer.Ordinal);
    private readonly List<string> _changes = new();
    private long _startedAt;
    private bool _isReported;

    /// <summary>Creates a tracker. <see cref="Start"/> begins its work.</summary>
    public PlayerTracker(
        IScriptHost host, CadState cad, UnitLocationOptions options, LocationPipeline locations, ILogger log, TimeProvider time)
    {
        _host = host;
        _cad = cad;
        _options = options;
        _locations = locations;
        _identity = new PlayerIdentity(options.Identifier, options.PrefixIdentifier);
        _log = log;
        _time = time;
        cad.Players.PlayerChanged += Update;
    }

    /// <summary>True once <c>players.lua</c> has answered.</summary>
    public bool IsSampling { get; private set; }

    /// <summary>Sends <c>players.lua</c> its configuration: one crossing. It answers with <see cref="ScriptStarted"/> and with the
    /// players.</summary>
    public void Start()
    {
        _startedAt = _time.GetTimestamp();
        Configure();
    }

    /// <summary><c>players.lua</c> has loaded after this half.</summary>
    public void ScriptLoaded() => Configure();

    /// <summary><c>players.lua</c> has taken its configuration.</summary>
    /// <param name="oneSync">The convar <c>onesync</c>; <c>off</c> means that the server does not know where players are.</param>
    public void ScriptStarted(object? oneSync)
    {
        IsSampling = true;
        if (oneSync is "off" && _options.Track != PlayerTracking.Off)
        {
            Log.OneSyncOff(_log);
        }
    }

    /// <summary>Adds players.</summary>
    /// <param name="text">See <see cref="JoinedPlayersReader"/>.</param>
    public void PlayersJoined(object? text)
    {
        foreach (var player in JoinedPlayersReader.Read(text as string ?? string.Empty))
        {
            _cad.PlayerJoined(player);
        }
    }

    /// <summary>Removes a player.</summary>
    public void PlayerLeft(object? playerId)
    {
        if (PlainValue.TryPositiveInteger(playerId, out var id))
        {
            _cad.PlayerDropped(ToText(id));
        }
    }

    /// <summary>Passes a sample on.</summary>
    public void Sampled(object? text) => _locations.AddSample(text as string);

    /// <summary>Export <c>setPlayerLocation</c>: the location text of a player from now on.</summary>
    /// <param name="playerId">The server's id, as number or text.</param>
    /// <param name="text">The text; a blank one is the same as <see cref="ClearLocation"/>.</param>
    /// <returns>Null on success, else the reason.</returns>
    public string? SetLocation(object? playerId, object? text)
    {
        if (Find(playerId) is not { } player)
        {
            return "player: not connected";
        }

        if (text is not string raw || LocationTextCleaner.Clean(raw) is not { } clean)
        {
            return "location: not a text of at most 255 characters";
        }

        SetText(player, clean.Length == 0 ? null : clean);
        return null;
    }

    /// <summary>Export <c>clearPlayerLocation</c>: back to postal code or coordinates.</summary>
    /// <returns>False when the player is not connected.</returns>
    public bool ClearLocation(object? playerId)
    {
        var player = Find(playerId);
        if (player is not null)
        {
            SetText(player, null);
        }

        return player is not null;
    }

    /// <summary>Sends <c>players.lua</c> the changes of tracking: at most one crossing.</summary>
    /// <returns>Crossings that were spent.</returns>
    public int Tick()
    {
        if (!IsSampling && !_isReported && _options.Track != PlayerTracking.Off && _time.GetElapsedTime(_startedAt) >= StartTimeout)
        {
            _isReported = true;
            Log.PlayersNotSampled(_log);
        }

        if (_changes.Count == 0)
        {
            return 0;
        }

        var changes = string.Join(" ", _changes);
        _changes.Clear();
        Raise(ScriptContract.TrackPlayers, changes);
        return 1;
    }

    private static string ToText(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private ConnectedPlayer? Find(object? playerId) =>
        playerId is string text ? _cad.Players.Find(text)
        : PlainValue.TryPositiveInteger(playerId, out var id) ? _cad.Players.Find(ToText(id))
        : null;

    private void SetText(ConnectedPlayer player, string? text)
    {
        player.LocationText = text;
        if (_tracked.Contains(player.Id))
        {
            _locations.SetPlayerText(player.Id, text);
        }
    }

    private void Configure()
    {
        // Players who are tracked already are sent with the next tick.
        _changes.Clear();
        foreach (var playerId in _tracked)
        {
            _changes.Add("+" + playerId);
        }

        Raise(ScriptContract.ConfigurePlayers, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["trackAll"] = _options.Track == PlayerTracking.All,
            ["movement"] = Math.Min(UnitMotion.StandsStill, _options.MinMovement / 4),
            ["turn"] = _options.MinTurn / 4,
            ["refreshMs"] = (long)_options.RefreshInterval.TotalMilliseconds,
        });
    }

    private void Raise(string name, object argument)
    {
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(1);
        writer.WriteValue(argument);
        _host.RaiseEvent(name, writer.Written);
    }

    private void Update(string playerId)
    {
        var player = _cad.Players.Find(playerId);
        var target = player is not null && IsWanted(playerId) ? _identity.Choose(player.Identifiers) : null;
        if (target is not null && _tracked.Add(playerId))
        {
            _locations.Track(playerId, UnitTarget.CommunityUserId(target), player!.LocationText);
            Change("+" + playerId);
        }
        else if (target is null && _tracked.Remove(playerId))
        {
            _locations.Untrack(playerId);
            Change("-" + playerId);
        }
        else if (target is null && player is not null && IsWanted(playerId))
        {
            Log.PlayerWithoutIdentifier(_log, playerId);
        }
    }

    // When all players are tracked, players.lua handles joins and leaves by itself.
    private void Change(string change)
    {
        if (_options.Track == PlayerTracking.OnDuty)
        {
            _changes.Add(change);
        }
    }

    private bool IsWanted(string playerId) =>
        _options.Track == PlayerTracking.All || (_options.Track == PlayerTracking.OnDuty && _cad.Players.UnitsOf(playerId).Count > 0);
}

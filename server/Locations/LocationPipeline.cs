using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Locations.Input;
using SonoranPush.Locations.Postals;
using SonoranPush.Locations.Sending;
using SonoranPush.Players;

namespace SonoranPush.Locations;

/// <summary>Sends locations of players and of other resources, and keeps the CAD's live map as accurate as the hub's limits allow. One loop
/// on the pool owns all state; the main thread only adds work to it. Public members may be called on any thread.</summary>
internal sealed class LocationPipeline
{
    private const int MaxWaitingSamples = 256;
    private const int MaxListedUnits = 40;

    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly IUnitLocationChannel _channel;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly TrackedUnitRegistry _units;
    private readonly BatchBuilder _batches;
    private readonly LocationSender _sender;
    private readonly TrackedPlayers _players;
    private readonly SerialWork _work;
    private readonly TaskCompletionSource<bool> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _rowLimit;
    private Task _loop = Task.CompletedTask;
    private volatile UnitLocationStatus _status = new();
    private object? _destination;
    private TimeSpan _refreshedAt;
    private int _waitingSamples;
    private int _waitingRows;

    /// <summary>Creates a pipeline without units. <see cref="Start"/> begins its work.</summary>
    public LocationPipeline(UnitLocationOptions options, IUnitLocationChannel channel, ILogger log, TimeProvider time)
    {
        _channel = channel;
        _log = log;
        _time = time;
        _origin = time.GetTimestamp();
        _rowLimit = options.UnitLimit;
        _units = new TrackedUnitRegistry(options.UnitLimit);
        _batches = new BatchBuilder(_units, new MovementFilter(options.MinMovement, options.MinTurn), options.RefreshInterval);
        _sender = new LocationSender(channel, log, _batches, () => Now);
        _players = new TrackedPlayers(_units, _batches, new VehicleCatalog(options), log);
        _work = new SerialWork(log);
    }

    /// <summary>What the status command shows, at most a step old.</summary>
    public UnitLocationStatus Status => _status;

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    private SendPace Pace => new(_sender.Interval, _units.ActiveCount, _sender.RowLimit);

    /// <summary>Begins to send.</summary>
    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Ends the loop. A call in flight is not awaited.</summary>
    public Task StopAsync()
    {
        _stop.TrySetResult(true);
        return _loop;
    }

    /// <summary>Begins to track a player.</summary>
    /// <param name="playerId">The server's id.</param>
    /// <param name="target">Identifies the player in the CAD.</param>
    /// <param name="text">Location text that a resource set, or null.</param>
    public void Track(string playerId, UnitTarget target, string? text) => _work.Add(() => _players.Add(playerId, target, text, Now));

    /// <summary>Stops tracking a player. Its pending row is dropped.</summary>
    public void Untrack(string playerId) => _work.Add(() => _players.Remove(playerId));

    /// <summary>Sets the location text of a tracked player; null for none.</summary>
    public void SetPlayerText(string playerId, string? text) => _work.Add(() => _players.SetText(playerId, text, Now));

    /// <summary>Uses these postal codes from now on; null for none.</summary>
    public void UsePostals(PostalMap? postals) => _work.Add(() => _players.Places.Postals = postals);

    /// <summary>Adds a sample of <c>players.lua</c>. A malformed one is counted and dropped, and so is one while 256 others wait.</summary>
    /// <param name="text">See <see cref="PlayerSampleReader"/>.</param>
    public void AddSample(string? text)
    {
        if (Volatile.Read(ref _waitingSamples) >= MaxWaitingSamples)
        {
            _work.Add(Reject);
            return;
        }

        Interlocked.Increment(ref _waitingSamples);
        _work.Add(() =>
        {
            Interlocked.Decrement(ref _waitingSamples);
            Apply(text);
        });
    }

    /// <summary>Export <c>sendUnitLocation</c>: adds one row.</summary>
    /// <param name="update">The table that the other resource sent.</param>
    /// <returns>Null on success, else the reason.</returns>
    public string? Post(object? update)
    {
        var rejection = UnitLocationReader.Read(update, out var reason) is not { } row ? reason : TryPost(row);
        if (rejection is not null)
        {
            _work.Add(() => _sender.Counters.RowsRefused++);
        }

        return rejection;
    }

    /// <summary>Export <c>sendUnitLocations</c>: adds the valid ones of many rows. The others are counted and logged.</summary>
    /// <param name="updates">An array of tables, or a table whose values are.</param>
    /// <returns>How many were accepted.</returns>
    public int PostMany(object? updates)
    {
        var (taken, refused, first) = UnitLocationRows.Visit(updates, Post);
        if (refused > 0)
        {
            Log.LocationRowsRefused(_log, refused, first!);
        }

        return taken;
    }

    /// <summary>One step of the loop. Only for the loop and for tests that run none.</summary>
    internal void Step()
    {
        _work.RunAll();
        var now = Now;
        ForgetOtherDestination();
        _sender.Poll(now);
        if (now - _refreshedAt >= RefreshInterval)
        {
            _refreshedAt = now;
            _players.Refresh(now);
        }

        _sender.Send(Now, Pace);
        _status = ReadStatus();
    }

    private async Task RunAsync()
    {
        while (!_stop.Task.IsCompleted)
        {
            try
            {
                Step();
            }
            catch (Exception exception)
            {
                // A bug here must not end the loop.
                Log.Unexpected(_log, "unit locations", exception);
            }

            await Task.WhenAny(_time.Delay(StepInterval), _stop.Task).ConfigureAwait(false);
        }
    }

    private string? TryPost(UnitLocation row)
    {
        if (Volatile.Read(ref _waitingRows) >= _rowLimit)
        {
            return "too many units at once";
        }

        Interlocked.Increment(ref _waitingRows);
        _work.Add(() =>
        {
            Interlocked.Decrement(ref _waitingRows);
            if (!_batches.Post(row, Now))
            {
                _sender.Counters.RowsRefused++;
                Log.UnitTableFull(_log, _units.Limit);
            }
        });
        return null;
    }

    private void Apply(string? text)
    {
        if (text is null || !PlayerSampleReader.TryRead(text, out var samples))
        {
            Reject();
            return;
        }

        var now = Now;
        foreach (var sample in samples)
        {
            _players.Add(sample, now);
        }
    }

    private void Reject()
    {
        _sender.Counters.SamplesRejected++;
        Log.SampleRejected(_log);
    }

    /// <summary>What another server of the CAD shows is unknown: every row is sent again.</summary>
    private void ForgetOtherDestination()
    {
        if (_channel.Destination is not { } destination || Equals(destination, _destination))
        {
            return;
        }

        if (_destination is not null)
        {
            _batches.ForgetShown(Now);
        }

        _destination = destination;
    }

    private UnitLocationStatus ReadStatus() => new()
    {
        PlayersTracked = _players.Players.Count,
        UnitsKnown = _units.Count,
        RowsPending = _batches.PendingCount,
        RowsSent = _sender.Counters.RowsSent,
        RowsRefused = _sender.Counters.RowsRefused,
        SamplesRejected = _sender.Counters.SamplesRejected,
        CallsRefused = _sender.Counters.CallsRefused,
        CallsFailed = _sender.Counters.CallsFailed,
        Outcome = _sender.Counters.ReadOutcome(Now),
        SendInterval = _sender.Interval,
        RoundTime = Pace.Round,
        Units = _players.List(MaxListedUnits, Now),
    };
}

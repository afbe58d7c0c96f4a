using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Locations.Sending;

/// <summary>Sends batches, one call at a time, and reacts to the hub's answers. Calls are polled, never awaited, so that all state stays on
/// the loop. Location loop only.</summary>
internal sealed class LocationSender
{
    /// <summary>After this many successful calls, about a minute, a call has 25 rows again.</summary>
    private const int CallsOfFewerRows = 240;

    /// <summary>The pause of a row that the hub has rejected twice on its own.</summary>
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(30);

    private readonly IUnitLocationChannel _channel;
    private readonly ILogger _log;
    private readonly BatchBuilder _batches;
    private readonly Func<TimeSpan> _now;
    private readonly SendWindow _window = new();
    private readonly BatchBisection _bisection = new();
    private LocationCall? _call;
    private TrackedUnit[] _batch = [];
    private int _callsOfFewerRows;

    /// <summary>Creates a sender.</summary>
    /// <param name="channel">The channel to the hub.</param>
    /// <param name="log">The log.</param>
    /// <param name="batches">The pending rows.</param>
    /// <param name="now">The clock that every <c>now</c> here comes from. Any thread.</param>
    public LocationSender(IUnitLocationChannel channel, ILogger log, BatchBuilder batches, Func<TimeSpan> now)
    {
        _channel = channel;
        _log = log;
        _batches = batches;
        _now = now;
    }

    /// <summary>Counters of rows and calls.</summary>
    public UnitLocationCounters Counters { get; } = new();

    /// <summary>Planned time between two calls.</summary>
    public TimeSpan Interval => _window.Interval;

    /// <summary>Most rows in a call now: 25, or fewer after the hub rejected a call as too large.</summary>
    public int RowLimit { get; private set; } = HubContract.MaxLocationsPerCall;

    /// <summary>When the next call is planned.</summary>
    public TimeSpan NextCall => _window.Planned;

    /// <summary>Handles the answer to the last call, if it has arrived.</summary>
    public void Poll(TimeSpan now)
    {
        if (_call is not { HasEnded: true } call)
        {
            return;
        }

        _call = null;
        var (reply, error, endedAt) = call.End;
        if (reply is null)
        {
            _window.Lose(endedAt - call.StartedAt);
            Lose(error!);
        }
        else
        {
            _window.End(endedAt - call.StartedAt);
            Apply(reply, call.StartedAt, now);
        }

        _batch = [];
    }

    /// <summary>Starts the next call, if it may start and there are rows.</summary>
    /// <param name="now">Now.</param>
    /// <param name="pace">How long it takes to send one unit, and to send all.</param>
    public void Send(TimeSpan now, SendPace pace)
    {
        if (_call is not null || !_channel.IsReady || !_window.IsOpen(now))
        {
            return;
        }

        _batch = TakeBatch(now, pace);
        if (_batch.Length > 0)
        {
            _window.Start(now);
            _call = new LocationCall(_channel, Array.ConvertAll(_batch, unit => unit.InFlight!), _now);
        }
    }

    private TrackedUnit[] TakeBatch(TimeSpan now, SendPace pace)
    {
        while (_bisection.Any)
        {
            var batch = _batches.Take(_bisection.Next());
            if (batch.Length > 0)
            {
                return batch;
            }
        }

        return _batches.Take(RowLimit, now, pace);
    }

    private void Apply(HubReply reply, TimeSpan startedAt, TimeSpan now)
    {
        if (reply.Success)
        {
            Accept(reply.Count ?? _batch.Length, startedAt);
        }
        else
        {
            Refuse(reply.Error, now);
        }
    }

    private void Accept(int count, TimeSpan startedAt)
    {
        if (count < _batch.Length)
        {
            Counters.CallsRefused++;
            Log.LocationRowsNotCounted(_log, count, _batch.Length);
        }

        Counters.Accept(_batch.Length, startedAt);
        _window.Narrow();
        if (RowLimit < HubContract.MaxLocationsPerCall && --_callsOfFewerRows <= 0)
        {
            RowLimit = HubContract.MaxLocationsPerCall;
        }

        foreach (var unit in _batch)
        {
            // Which rows are missing is unknown, so each is sent once more.
            if (count < _batch.Length && !unit.IsDoubtful)
            {
                unit.IsDoubtful = true;
                _batches.Return(unit);
            }
            else
            {
                unit.Accept(startedAt);
                Counters.Forgive(unit.Target);
            }
        }
    }

    private void Lose(string error)
    {
        Counters.Lose(error);
        Log.LocationCallFailed(_log, error);
        _bisection.Clear();
        ReturnBatch();
    }

    private void ReturnBatch()
    {
        foreach (var unit in _batch)
        {
            _batches.Return(unit);
        }
    }

    private void Refuse(string? error, TimeSpan now)
    {
        Counters.Refuse(error);
        var refusal = HubRejections.Read(error);
        if (refusal is HubRejection.InvalidRow or HubRejection.Unknown && _batch.Length == 1)
        {
            RefuseRow(_batch[0], error, refusal, now);
            return;
        }

        Log.LocationCallRefused(_log, error ?? "without a reason");
        ReturnBatch();
        React(refusal, now);
    }

    private void React(HubRejection refusal, TimeSpan now)
    {
        switch (refusal)
        {
            case HubRejection.InvalidRow:
                _bisection.Halve(_batch);
                break;
            case HubRejection.Unknown:
                // The cause may be a row or a fault of the hub: search for the row, but with pauses.
                _bisection.Halve(_batch);
                _window.Hold(now);
                break;
            case HubRejection.Unauthenticated:
                _window.Hold(now);
                _channel.RequestLogin();
                break;
            case HubRejection.TooMany:
                RowLimit = Math.Max(1, _batch.Length / 2);
                _callsOfFewerRows = CallsOfFewerRows;
                break;
            case HubRejection.TooSoon:
                _window.Widen(now);
                break;
            default:
                _window.Hold(now);
                break;
        }
    }

    private void RefuseRow(TrackedUnit unit, string? error, HubRejection refusal, TimeSpan now)
    {
        // A first rejection may be a temporary fault of the hub, or of a row that changes soon.
        if (unit.IsDoubtful)
        {
            unit.NotBefore = now + PutOff;
        }

        if (refusal is HubRejection.InvalidRow)
        {
            // Treated as sent: the unit is sent again when it changes.
            Counters.Reject(unit.Target, error!);
            Log.LocationRowRefusedByHub(_log, unit.Target.ToString(), error!);
            unit.Accept(now);
        }
        else
        {
            Log.LocationCallRefused(_log, error ?? "without a reason");
            _window.Hold(now);
            _batches.Return(unit);
        }

        unit.IsDoubtful = true;
    }
}

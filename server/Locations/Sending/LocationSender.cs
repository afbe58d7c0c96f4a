using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Locations.Sending;

/// <summary>Sends batches, one call at a time, and draws the conclusions from the hub's answers. Calls are polled, never awaited,
/// so that all state stays on the loop. Location loop only.</summary>
internal sealed class LocationSender
{
    /// <summary>After so many good calls, about a minute's, the hub is offered 25 rows again.</summary>
    private const int CallsOfFewerRows = 240;

    /// <summary>A row that the hub has not taken alone, twice, waits this long.</summary>
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
    /// <param name="channel">The way to the hub.</param>
    /// <param name="log">The log.</param>
    /// <param name="batches">What waits to be sent.</param>
    /// <param name="now">The clock that every <c>now</c> here comes from. Any thread.</param>
    public LocationSender(IUnitLocationChannel channel, ILogger log, BatchBuilder batches, Func<TimeSpan> now)
    {
        _channel = channel;
        _log = log;
        _batches = batches;
        _now = now;
    }

    /// <summary>What became of the rows so far.</summary>
    public UnitLocationCounters Counters { get; } = new();

    /// <summary>Planned time between two calls.</summary>
    public TimeSpan Interval => _window.Interval;

    /// <summary>Rows in a call now: 25, unless the hub found fewer too many.</summary>
    public int RowLimit { get; private set; } = HubContract.MaxLocationsPerCall;

    /// <summary>When the next call is planned.</summary>
    public TimeSpan NextCall => _window.Planned;

    /// <summary>Takes in the answer to the last call, if it is there.</summary>
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

        Counters.RowsSent += _batch.Length;
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
            }
        }
    }

    private void Lose(string error)
    {
        Counters.CallsFailed++;
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
        Counters.CallsRefused++;
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
                // It may be one of the rows, or the hub may be unwell: look for the row, but at a distance.
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
        // Once may be a hiccup of the hub, or a row that is mended at once.
        if (unit.IsDoubtful)
        {
            unit.NotBefore = now + PutOff;
        }

        if (refusal is HubRejection.InvalidRow)
        {
            // As if it had been sent: it is tried again when the unit changes.
            Counters.RowsRefused++;
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

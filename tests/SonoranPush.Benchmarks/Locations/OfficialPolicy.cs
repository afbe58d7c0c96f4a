using SonoranPush.Contracts;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The policy of the official resource: every client reports four times a second (here for free, without delay); a report that
/// is more than 2 m or 10 degrees from the last sent state is queued, a newer one replaces it in place; a loop takes 25 from the
/// front, waits for the answer, then 250 ms, regardless of server ticks.</summary>
internal sealed class OfficialPolicy
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(250);

    private readonly IReadOnlyList<UnitTrack> _tracks;
    private readonly LiveMap _map;
    private readonly TimeSpan _roundTrip;
    private readonly Coordinates?[] _sent;
    private readonly Coordinates?[] _queued;
    private readonly TimeSpan[] _reportAt;
    private readonly Queue<int> _queue = new();
    private readonly Queue<(TimeSpan At, int Unit, Coordinates Place)> _wire = new();
    private TimeSpan _nextCall;

    public OfficialPolicy(IReadOnlyList<UnitTrack> tracks, LiveMap map, TimeSpan roundTrip)
    {
        _tracks = tracks;
        _map = map;
        _roundTrip = roundTrip;
        _sent = new Coordinates?[tracks.Count];
        _queued = new Coordinates?[tracks.Count];
        _reportAt = new TimeSpan[tracks.Count];
        var random = new TrackRandom(7);
        for (var i = 0; i < tracks.Count; i++)
        {
            _reportAt[i] = ReportInterval * random.Between(0, 1);
        }
    }

    /// <summary>Lets everything happen that is due.</summary>
    public void Advance(TimeSpan now)
    {
        for (var unit = 0; unit < _tracks.Count; unit++)
        {
            if (now >= _reportAt[unit])
            {
                _reportAt[unit] += ReportInterval;
                Report(unit);
            }
        }

        if (now >= _nextCall && _queue.Count > 0)
        {
            Send(now);
        }

        while (_wire.TryPeek(out var row) && now >= row.At)
        {
            _wire.Dequeue();
            _map.Show(row.Unit, row.Place, now);
        }
    }

    private void Report(int unit)
    {
        var place = _tracks[unit].Place;
        if (_sent[unit] is { } sent && !Differs(place, sent))
        {
            return;
        }

        if (_queued[unit] is null)
        {
            _queue.Enqueue(unit);
        }

        _queued[unit] = place;
    }

    private static bool Differs(in Coordinates a, in Coordinates b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        var turn = Math.Abs(a.Heading - b.Heading) % 360;
        return Math.Sqrt((x * x) + (y * y) + (z * z)) > 2 || Math.Min(turn, 360 - turn) > 10;
    }

    private void Send(TimeSpan now)
    {
        for (var rows = 0; rows < HubContract.MaxLocationsPerCall && _queue.TryDequeue(out var unit); rows++)
        {
            _wire.Enqueue((now + (_roundTrip / 2), unit, _queued[unit]!.Value));
            _sent[unit] = _queued[unit];
            _queued[unit] = null;
        }

        _nextCall = now + _roundTrip + ReportInterval;
    }
}

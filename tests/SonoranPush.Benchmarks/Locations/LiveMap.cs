using SonoranPush.Contracts;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The hub's end: what it shows of every unit, and how wrong that is.</summary>
internal sealed class LiveMap(IReadOnlyList<UnitTrack> tracks)
{
    private const double StandsStill = 0.5;

    private readonly Coordinates?[] _shown = new Coordinates?[tracks.Count];
    private readonly TimeSpan[] _updatedAt = new TimeSpan[tracks.Count];
    private readonly bool[] _stood = new bool[tracks.Count];
    private readonly List<double> _errors = [];
    private readonly List<double> _ages = [];
    private readonly Dictionary<TrackKind, List<double>> _intervals = Enum.GetValues<TrackKind>().ToDictionary(kind => kind, _ => new List<double>());
    private bool _measuring;

    /// <summary>Rows that arrived while measuring.</summary>
    public long Rows { get; private set; }

    /// <summary>The warm-up is over.</summary>
    public void Measure() => _measuring = true;

    /// <summary>A row arrives.</summary>
    public void Show(int unit, in Coordinates place, TimeSpan now)
    {
        if (_measuring)
        {
            Rows++;
            AddInterval(unit, (now - _updatedAt[unit]).TotalSeconds);
        }

        _shown[unit] = place;
        _updatedAt[unit] = now;
        _stood[unit] = false;
    }

    /// <summary>Remembers who stood still: intervals with a stop in them say nothing about waiting.</summary>
    public void Watch()
    {
        for (var i = 0; i < tracks.Count; i++)
        {
            _stood[i] |= tracks[i].Speed < StandsStill;
        }
    }

    /// <summary>Takes a sample of everybody's error and age.</summary>
    public void Sample(TimeSpan now)
    {
        for (var i = 0; i < tracks.Count; i++)
        {
            if (_shown[i] is not { } shown)
            {
                continue;
            }

            var place = tracks[i].Place;
            _errors.Add(Math.Sqrt(Square(place.X - shown.X) + Square(place.Y - shown.Y) + Square(place.Z - shown.Z)));
            if (tracks[i].Kind != TrackKind.Parked)
            {
                _ages.Add((now - _updatedAt[i]).TotalSeconds);
            }
        }
    }

    public MapReport Report() => new()
    {
        Error = Quantiles.Of(_errors),
        Age = Quantiles.Of(_ages),
        Intervals = _intervals.Where(kind => kind.Value.Count > 0).ToDictionary(kind => kind.Key, kind => Quantiles.Of(kind.Value)),
    };

    private static double Square(double value) => value * value;

    private void AddInterval(int unit, double seconds)
    {
        if (!_stood[unit])
        {
            _intervals[tracks[unit].Kind].Add(seconds);
        }
    }
}

/// <summary>What a policy made of the map.</summary>
internal sealed record MapReport
{
    public required Quantiles Error { get; init; }

    public required Quantiles Age { get; init; }

    /// <summary>Seconds between two updates of a unit that did not stop in between, by kind.</summary>
    public required IReadOnlyDictionary<TrackKind, Quantiles> Intervals { get; init; }
}

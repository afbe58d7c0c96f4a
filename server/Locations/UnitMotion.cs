using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>The last position of a unit, and its velocity then. Location loop only.</summary>
internal struct UnitMotion
{
    /// <summary>A unit that moved less, in metres, does not move: <c>players.lua</c> samples it again only once it moves.</summary>
    public const double StandsStill = 0.25;

    /// <summary>Nothing in the game is faster, in metres a second: a faster unit was teleported.</summary>
    private const double MaxSpeed = 150;

    /// <summary>Samples closer together than this are not used for the velocity.</summary>
    private static readonly TimeSpan MinBaseline = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(4);

    private Coordinates _place;
    private Coordinates _baseline;
    private TimeSpan _baselineAt;
    private double _x;
    private double _y;
    private double _z;

    /// <summary>True after the first position.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The time of the last position.</summary>
    public TimeSpan SeenAt { get; private set; }

    /// <summary>Where the unit will be if it keeps its velocity. At most 4 s are predicted.</summary>
    public readonly Coordinates Predict(TimeSpan at)
    {
        var ahead = Math.Max(0, Math.Min((at - SeenAt).TotalSeconds, Horizon.TotalSeconds));
        return _place with { X = _place.X + (_x * ahead), Y = _place.Y + (_y * ahead), Z = _place.Z + (_z * ahead) };
    }

    /// <summary>Adds a position.</summary>
    public void See(in Coordinates place, TimeSpan now)
    {
        var seconds = (now - _baselineAt).TotalSeconds;
        if (!IsKnown || seconds >= MinBaseline.TotalSeconds)
        {
            var distance = MovementFilter.Distance(_baseline, place);
            var moves = IsKnown && distance > StandsStill && distance <= MaxSpeed * seconds;
            _x = moves ? (place.X - _baseline.X) / seconds : 0;
            _y = moves ? (place.Y - _baseline.Y) / seconds : 0;
            _z = moves ? (place.Z - _baseline.Z) / seconds : 0;
            _baseline = place;
            _baselineAt = now;
        }

        _place = place;
        SeenAt = now;
        IsKnown = true;
    }
}

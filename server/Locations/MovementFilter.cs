using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Decides whether a change of a unit is significant enough to be sent. Any thread.</summary>
internal sealed class MovementFilter
{
    private readonly double _minMovement;
    private readonly double _minTurn;

    /// <summary>Creates a filter.</summary>
    /// <param name="minMovement">Metres; a longer movement is significant.</param>
    /// <param name="minTurn">Degrees; a larger turn is significant.</param>
    public MovementFilter(double minMovement, double minTurn)
    {
        _minMovement = minMovement;
        _minTurn = minTurn;
    }

    /// <summary>Returns true if a movement of this length is significant.</summary>
    public bool Moved(double metres) => metres > _minMovement;

    /// <summary>Returns true if the new row shows something that the old one does not.</summary>
    public bool IsSignificant(UnitLocation row, UnitLocation known) =>
        AppearanceDiffers(row, known) || Turned(row.Coordinates, known.Coordinates) || Moved(Distance(row.Coordinates, known.Coordinates));

    /// <summary>Returns true if anything but the place changed: text, vehicle, lights, camera.</summary>
    public static bool AppearanceDiffers(UnitLocation row, UnitLocation known) =>
        !string.Equals(row.Location, known.Location, StringComparison.Ordinal)
        || row.Vehicle != known.Vehicle
        || !string.Equals(row.PeerId, known.PeerId, StringComparison.Ordinal);

    /// <summary>Metres between two places; infinite when only one of them is known.</summary>
    public static double Distance(Coordinates? from, Coordinates? to) =>
        from is { } a && to is { } b ? Distance(a, b)
        : from is null && to is null ? 0
        : double.PositiveInfinity;

    /// <summary>Metres between two places.</summary>
    public static double Distance(in Coordinates from, in Coordinates to)
    {
        var (x, y, z) = (from.X - to.X, from.Y - to.Y, from.Z - to.Z);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>Degrees between two headings, the shorter way round.</summary>
    public static double Turn(double from, double to)
    {
        var degrees = Math.Abs(from - to) % 360;
        return degrees > 180 ? 360 - degrees : degrees;
    }

    private bool Turned(Coordinates? from, Coordinates? to) =>
        from is { } a && to is { } b && Turn(a.Heading, b.Heading) > _minTurn;
}

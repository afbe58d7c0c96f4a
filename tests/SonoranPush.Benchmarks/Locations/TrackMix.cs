namespace SonoranPush.Benchmarks.Locations;

/// <summary>Which kinds of units there are, by a pattern of eight that repeats.</summary>
internal sealed record TrackMix(string Name, TrackKind[] Pattern)
{
    private const TrackKind Foot = TrackKind.Foot;
    private const TrackKind City = TrackKind.City;
    private const TrackKind Pursuit = TrackKind.Pursuit;
    private const TrackKind Parked = TrackKind.Parked;

    public static IReadOnlyList<TrackMix> All { get; } =
    [
        new("mixed: half on foot, a quarter parked, an eighth each in the city and in pursuits", [Pursuit, Foot, Parked, Foot, City, Foot, Parked, Foot]),
        new("all driving: three quarters in the city, a quarter in pursuits", [Pursuit, City, City, City, Pursuit, City, City, City]),
        new("mostly parked, an eighth in pursuits", [Pursuit, Parked, Parked, Parked, Parked, Parked, Parked, Parked]),
        new("all on foot", [Foot, Foot, Foot, Foot, Foot, Foot, Foot, Foot]),
    ];

    /// <summary>Nobody ever stops.</summary>
    public static TrackMix Pursuits { get; } = new("all in pursuits", [Pursuit]);

    public TrackKind KindOf(int unit) => Pattern[unit % Pattern.Length];
}

namespace SonoranPush.Locations.Sending;

/// <summary>Ranks due units: first those that have waited too long, the longest first; then units that were never sent; then by expected
/// position error, weighted by age. Any thread.</summary>
internal static class UnitPriority
{
    private const double Starved = 2e12;
    private const double NeverSent = 1e12;
    private const double LargestError = 1e9;

    /// <summary>A change of vehicle, lights or text counts like a position error of this many metres.</summary>
    private const double AppearanceError = 25;

    /// <summary>Orders units that do not move by age.</summary>
    private const double LeastError = 0.1;

    private static readonly TimeSpan AgeScale = TimeSpan.FromSeconds(60);

    /// <summary>The rank of a unit: a unit of higher rank is sent first.</summary>
    /// <param name="unit">A unit that is due.</param>
    /// <param name="now">Now.</param>
    /// <param name="patience">A unit that has waited longer is sent first.</param>
    public static double Of(TrackedUnit unit, TimeSpan now, TimeSpan patience)
    {
        var waited = unit.DueSince is { } since ? now - since : TimeSpan.Zero;
        if (waited > patience)
        {
            return Starved + waited.TotalSeconds;
        }

        if (unit.Shown is null)
        {
            return NeverSent + waited.TotalSeconds;
        }

        var error = unit.ExpectedError(now) + LeastError + (unit.AppearanceChanged ? AppearanceError : 0);
        return Math.Min(error, LargestError) * (1 + ((now - unit.ShownAt).TotalSeconds / AgeScale.TotalSeconds));
    }
}

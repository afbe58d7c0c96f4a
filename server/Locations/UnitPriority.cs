using System;

namespace SonoranPush.Locations;

/// <summary>Says which of two units is sent first: whoever has waited too long, the longest first; then units
/// that the hub has never heard of; then by expected position error, the more the older it is. Any thread.</summary>
internal static class UnitPriority
{
    private const double Starved = 2e12;
    private const double NeverSent = 1e12;
    private const double LargestError = 1e9;

    /// <summary>What a change of vehicle, lights or text is worth, in metres.</summary>
    private const double LooksWorth = 25;

    /// <summary>Orders units that stand still by age.</summary>
    private const double LeastError = 0.1;

    private static readonly TimeSpan AgeScale = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("AGE") ?? "10"));

    /// <summary>The larger, the sooner.</summary>
    /// <param name="unit">A unit that is due.</param>
    /// <param name="now">Now.</param>
    /// <param name="patience">Whoever has waited longer than this goes first.</param>
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

        var error = unit.ExpectedError(now) + LeastError + (unit.LooksChanged ? LooksWorth : 0);
        return Math.Min(error, LargestError) * (1 + ((now - unit.ShownAt).TotalSeconds / AgeScale.TotalSeconds));
    }
}

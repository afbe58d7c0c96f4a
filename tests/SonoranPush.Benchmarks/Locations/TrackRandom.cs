namespace SonoranPush.Benchmarks.Locations;

/// <summary>Random numbers that are the same on every machine and runtime (SplitMix64).</summary>
internal sealed class TrackRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from <paramref name="min"/> to below <paramref name="max"/>.</summary>
    public double Between(double min, double max) => min + ((max - min) * Next());

    /// <summary>True so often.</summary>
    public bool Chance(double probability) => Next() < probability;

    private double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}

namespace CitizenFX.Core.Runtime;

/// <summary>Time that a resource spent on the main thread.</summary>
[Serializable]
internal readonly struct OwnTime
{
    public OwnTime(TimeSpan whole, TimeSpan own)
    {
        Whole = whole;
        Own = own;
    }

    /// <summary>From entering the resource to leaving it.</summary>
    public TimeSpan Whole { get; }

    /// <summary>The same without crossings, and so without what other resources did meanwhile.</summary>
    public TimeSpan Own { get; }

    public OwnTime Plus(OwnTime other) => new(Whole + other.Whole, Own + other.Own);
}

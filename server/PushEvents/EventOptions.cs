namespace SonoranPush.PushEvents;

/// <summary>Which server events a push event raises.</summary>
internal sealed class EventOptions
{
    /// <summary>Raise <c>sonoranpush:pushEvent</c>. Default true.</summary>
    public bool Generic { get; set; } = true;

    /// <summary>Raise <c>sonoranpush:pushEvent:TYPE</c> for known types. Default true.</summary>
    public bool Typed { get; set; } = true;

    /// <summary>Raise <c>sonoranpush:unitChanged</c> and the other change events. Default true.</summary>
    public bool Changes { get; set; } = true;
}

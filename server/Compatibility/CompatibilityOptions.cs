namespace SonoranPush.Compatibility;

/// <summary>Compatibility with resources written for the official one: the keys <c>events.compatibility</c>,
/// <c>events.panicFirstArgument</c> and <c>events.supportLogs</c> of config.json.</summary>
internal sealed class CompatibilityOptions
{
    /// <summary>When compatibility is on. Default <see cref="CompatibilityMode.Auto"/>.</summary>
    public CompatibilityMode Mode { get; set; } = CompatibilityMode.Auto;

    /// <summary>Pass the position in the unit cache as first argument of UnitPanic, as the official resource does by a bug, instead of the
    /// unit. Default false.</summary>
    public bool PanicByIndex { get; set; }

    /// <summary>Raise SendSupportLogs when the CAD requests logs. Default false.</summary>
    public bool SupportLogs { get; set; }
}

/// <summary>When compatibility is on.</summary>
internal enum CompatibilityMode
{
    /// <summary>On, unless a resource named <c>sonorancad</c> is running.</summary>
    Auto,

    /// <summary>On.</summary>
    On,

    /// <summary>Off.</summary>
    Off,
}

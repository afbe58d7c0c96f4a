namespace SonoranPush.Compatibility;

/// <summary>What resources written for the official one find here.</summary>
internal sealed class CompatibilityOptions
{
    /// <summary>Whether there is anything. Default <see cref="CompatibilityMode.Auto"/>.</summary>
    public CompatibilityMode Mode { get; set; } = CompatibilityMode.Auto;

    /// <summary>Pass the position in the unit cache as first argument of UnitPanic, as the official resource does by mistake,
    /// instead of the unit. Default false.</summary>
    public bool PanicByIndex { get; set; }

    /// <summary>Raise SendSupportLogs when the CAD asks for logs. Default false: nothing leaves the server unasked.</summary>
    public bool SupportLogs { get; set; }
}

/// <summary>When compatibility is on.</summary>
internal enum CompatibilityMode
{
    /// <summary>Unless another resource with the official name is started.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}

namespace SonoranPush.Cad;

/// <summary>Limits of the CAD's state.</summary>
internal sealed class CadStateOptions
{
    /// <summary>Most units. Default 5,000; 100 to 50,000.</summary>
    public int MaxUnits { get; set; } = 5_000;

    /// <summary>Most dispatch calls, closed ones included. Default 5,000; 100 to 50,000.</summary>
    public int MaxCalls { get; set; } = 5_000;

    /// <summary>Most 911 calls. Default 2,000; 100 to 50,000.</summary>
    public int MaxEmergencyCalls { get; set; } = 2_000;

    /// <summary>How long a closed call can still be looked up. Default 10 minutes; 0 to 1,440 minutes.</summary>
    public TimeSpan ClosedCallRetention { get; set; } = TimeSpan.FromMinutes(10);
}

#nullable disable // A real server's library does not say what may be null.

namespace CitizenFX.Core.Native;

/// <summary>A value that goes to natives as a number.</summary>
public abstract class INativeValue
{
    /// <summary>The number.</summary>
    public abstract ulong NativeValue { get; set; }
}

#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Runtime;

namespace CitizenFX.Core.Native;

/// <summary>An argument of a native.</summary>
public class InputArgument
{
    internal InputArgument(object value) => Value = value;

    internal object Value { get; }

    /// <summary>Passes a truth value.</summary>
    public static implicit operator InputArgument(bool value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(sbyte value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(byte value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(short value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(ushort value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(int value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(uint value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(long value) => new(value);

    /// <summary>Passes an integer.</summary>
    public static implicit operator InputArgument(ulong value) => new(value);

    /// <summary>Passes a number.</summary>
    public static implicit operator InputArgument(float value) => new(value);

    /// <summary>Passes a number, as a float.</summary>
    public static implicit operator InputArgument(double value) => new((float)value);

    /// <summary>Passes an enumeration's number.</summary>
    public static implicit operator InputArgument(Enum value) => new(value);

    /// <summary>Passes a text.</summary>
    public static implicit operator InputArgument(string value) => new(value);

    /// <summary>Passes a vector.</summary>
    public static implicit operator InputArgument(Vector3 value) => new(value);

    /// <summary>Passes a function: it becomes a reference that lives as long as the resource.</summary>
    public static implicit operator InputArgument(Delegate value) => new(ResourceRuntime.Current.Reference(value));

    /// <summary>Passes a value's number.</summary>
    public static implicit operator InputArgument(INativeValue value) => new(value.NativeValue);

    /// <summary>Passes an address.</summary>
    public static implicit operator InputArgument(IntPtr value) => new(value);

    /// <summary>Passes an address.</summary>
    public static unsafe implicit operator InputArgument(void* value) => new(new IntPtr(value));

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

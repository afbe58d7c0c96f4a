#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Runtime;

namespace CitizenFX.Core.Native;

/// <summary>Calls natives by number. Main thread only.</summary>
public static class Function
{
    /// <summary>Calls a native that answers.</summary>
    public static T Call<T>(Hash hash, params InputArgument[] arguments) => (T)Result(Invoke(hash, arguments), typeof(T));

    /// <summary>Calls a native and ignores its answer.</summary>
    public static void Call(Hash hash, params InputArgument[] arguments) => Invoke(hash, arguments);

    private static object Invoke(Hash hash, InputArgument[] arguments) =>
        ResourceRuntime.Current.Invoke((ulong)hash, Array.ConvertAll(arguments, argument => Plain(argument.Value)));

    // What may cross the border of an AppDomain.
    private static object Plain(object value) => value switch
    {
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        Vector3 vector => new[] { vector.X, vector.Y, vector.Z },
        _ => value,
    };

    private static object Result(object value, Type type)
    {
        if (type == typeof(Vector3))
        {
            var axes = (float[])value;
            return new Vector3(axes[0], axes[1], axes[2]);
        }

        return value is null && type.IsValueType ? Activator.CreateInstance(type) : value;
    }
}

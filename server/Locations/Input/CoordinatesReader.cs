using System.Collections;
using System.Reflection;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Input;

/// <summary>Reads a place in the world: a table with x, y and optionally z and w, a list of them in this order, or one of the runtime's
/// vectors (Lua's <c>vector3</c>, <c>vector4</c>). Never throws. Any thread.</summary>
internal static class CoordinatesReader
{
    /// <summary>Metres from the origin beyond which no map reaches.</summary>
    public const double MaxDistance = 20_000;

    private const string Refusal =
        "coordinates: x and y (and z and w, if given) must be numbers within 20,000 m of the origin";

    private static readonly string[] Names = ["x", "y", "z", "w"];

    /// <summary>Reads <c>coordinates</c>, or <c>position</c> when there are none.</summary>
    /// <returns>Null on success or when neither is present, else the reason.</returns>
    public static string? Read(object? update, out Coordinates? coordinates)
    {
        var value = PlainValue.Member(update, "coordinates") ?? PlainValue.Member(update, "position");
        coordinates = null;
        if (value is null)
        {
            return null;
        }

        if (!TryAxis(value, 0, out var x) || !TryAxis(value, 1, out var y)
            || !TryAxis(value, 2, out var z) || !TryAxis(value, 3, out var heading))
        {
            return Refusal;
        }

        coordinates = new Coordinates(x, y, z, NormaliseHeading(heading));
        return null;
    }

    /// <summary>Normalises a heading to 0 to 360, 360 excluded; an invalid one becomes 0.</summary>
    public static double NormaliseHeading(double degrees)
    {
        var turned = degrees % 360;
        var positive = turned < 0 ? turned + 360 : turned;
        return positive is >= 0 and < 360 ? positive : 0;
    }

    private static bool TryAxis(object value, int axis, out double number)
    {
        var part = value switch
        {
            IList list => axis < list.Count ? list[axis] : null,
            ValueType => VectorField(value, Names[axis]),
            _ => PlainValue.Member(value, Names[axis]),
        };
        if (part is null)
        {
            number = 0;
            return axis >= 2;
        }

        return PlainValue.TryNumber(part, out number) && (axis == 3 || Math.Abs(number) <= MaxDistance);
    }

    /// <summary>The runtime's vectors are structs with public fields X, Y, Z and W. They are recognised by these fields, so that this
    /// folder does not use CitizenFX types.</summary>
    private static object? VectorField(object vector, string name) =>
        vector.GetType().GetField(name.ToUpperInvariant(), BindingFlags.Public | BindingFlags.Instance)?.GetValue(vector);
}

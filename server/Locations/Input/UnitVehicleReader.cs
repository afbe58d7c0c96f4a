using System.Collections;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Input;

/// <summary>Reads the vehicle of a unit. Never throws. Any thread.</summary>
internal static class UnitVehicleReader
{
    private const double MaxOffset = 10_000;

    /// <summary>Reads <c>vehicle</c>.</summary>
    /// <returns>Null on success or when it is absent, else the reason.</returns>
    public static string? Read(object? update, out UnitVehicle? vehicle)
    {
        var value = PlainValue.Member(update, "vehicle");
        vehicle = null;

        // In Lua an empty table and an empty list are the same.
        if (value is null or IList { Count: 0 })
        {
            return null;
        }

        if (!PlainValue.IsMap(value))
        {
            return "vehicle: not a table";
        }

        string? refusal;
        if ((refusal = ReadText(value, "model", out var model)) is not null
            || (refusal = ReadText(value, "type", out var type)) is not null
            || (refusal = ReadOffset(value, "zOffset", out var zOffset)) is not null
            || (refusal = ReadOffset(value, "lightZOffset", out var lightZOffset)) is not null
            || (refusal = ReadOffset(value, "sizeOffset", out var sizeOffset)) is not null
            || (refusal = ReadOffset(value, "headingOffset", out var headingOffset)) is not null
            || (refusal = ReadLights(value, out var lights)) is not null)
        {
            return refusal;
        }

        vehicle = new UnitVehicle
        {
            Model = model,
            Type = type,
            ZOffset = zOffset,
            LightZOffset = lightZOffset,
            SizeOffset = sizeOffset,
            HeadingOffset = headingOffset,
            Lights = lights,
        };
        return null;
    }

    private static string? ReadText(object? vehicle, string name, out string? text)
    {
        var value = PlainValue.Member(vehicle, name);
        text = value is string given ? LocationTextCleaner.Clean(given) : null;
        return value is null || text is not null ? null : $"vehicle.{name}: not a text of at most 255 characters";
    }

    private static string? ReadOffset(object? vehicle, string name, out double? offset)
    {
        var value = PlainValue.Member(vehicle, name);
        offset = PlainValue.TryNumber(value, out var number) && Math.Abs(number) <= MaxOffset ? number : null;
        return value is null || offset is not null ? null : $"vehicle.{name}: not a number within 10,000";
    }

    private static string? ReadLights(object? vehicle, out bool lights)
    {
        var value = PlainValue.Member(vehicle, "lights");
        lights = value is true;
        return value is null or bool ? null : "vehicle.lights: not true or false";
    }
}

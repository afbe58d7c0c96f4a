using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;

namespace SonoranPush.Players;

/// <summary>Reads the text of a sample. A line <c>@AGE</c> says how many milliseconds ago the lines after it were read. Each of these is
/// a player, with integers separated by spaces: <c>ID X Y Z HEADING</c>. When the vehicle has changed, and now and then, <c>MODEL TYPE SIREN</c>
/// or, on foot, <c>-</c> follows. Coordinates are in centimetres, the heading is in degrees, SIREN is 0 or 1. Any thread.</summary>
internal static class PlayerSampleReader
{
    /// <summary>Longer texts are rejected: 2,048 players need less than 160,000 characters.</summary>
    public const int MaxLength = 512 * 1024;

    private const int FieldsOfPlace = 5;
    private const int FieldsOnFoot = 6;
    private const int FieldsInVehicle = 8;
    private const string OnFoot = "-";
    private const int MaxTypeLength = 32;
    private const int MaxAge = 5_000;
    private const double UnitsPerMetre = 100;
    private const char AgeMark = '@';

    private static readonly char[] LineBreak = { '\n' };

    /// <summary>Reads a sample.</summary>
    /// <param name="text">The text.</param>
    /// <param name="samples">The players, in their order; empty when the text is rejected.</param>
    /// <returns>False when any line is malformed.</returns>
    public static bool TryRead(string text, out IReadOnlyList<PlayerSample> samples)
    {
        var read = new List<PlayerSample>();
        samples = read;
        if (text.Length > MaxLength)
        {
            return false;
        }

        var age = TimeSpan.Zero;
        foreach (var line in text.Split(LineBreak, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == AgeMark ? TryReadAge(line, out age) : TryReadPlayer(line.Split(' '), age, out var sample) && Add(sample))
            {
                continue;
            }

            samples = Array.Empty<PlayerSample>();
            return false;
        }

        return true;

        bool Add(in PlayerSample sample)
        {
            read.Add(sample);
            return true;
        }
    }

    private static bool TryReadAge(string line, out TimeSpan age)
    {
        var isRead = TryInteger(line.Substring(1), out var milliseconds) && milliseconds is >= 0 and <= MaxAge;
        age = TimeSpan.FromMilliseconds(isRead ? milliseconds : 0);
        return isRead;
    }

    private static bool TryReadPlayer(string[] fields, TimeSpan age, out PlayerSample sample)
    {
        sample = default;
        if (fields.Length is not (FieldsOfPlace or FieldsOnFoot or FieldsInVehicle)
            || !TryInteger(fields[0], out var id) || id <= 0
            || !TryAxis(fields[1], out var x) || !TryAxis(fields[2], out var y) || !TryAxis(fields[3], out var z)
            || !TryInteger(fields[4], out var heading))
        {
            return false;
        }

        SampledVehicle? vehicle = null;
        if (fields.Length == FieldsOnFoot)
        {
            if (fields[5] != OnFoot)
            {
                return false;
            }

            vehicle = SampledVehicle.None;
        }
        else if (fields.Length == FieldsInVehicle)
        {
            if (!TryInteger(fields[5], out var model) || fields[6].Length is 0 or > MaxTypeLength || fields[7] is not ("0" or "1"))
            {
                return false;
            }

            vehicle = new SampledVehicle(model, fields[6], fields[7] == "1");
        }

        sample = new PlayerSample(id, new Coordinates(x, y, z, CoordinatesReader.NormaliseHeading(heading)), vehicle, age);
        return true;
    }

    private static bool TryAxis(string field, out double metres)
    {
        var isRead = TryInteger(field, out var number);
        metres = number / UnitsPerMetre;
        return isRead && Math.Abs(metres) <= CoordinatesReader.MaxDistance;
    }

    private static bool TryInteger(string field, out int number) =>
        int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

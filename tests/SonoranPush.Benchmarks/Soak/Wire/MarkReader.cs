using System.Text.RegularExpressions;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>Finds the numbers of the soak's events in the records of a hub, each when its record is complete. One thread at a
/// time.</summary>
internal sealed partial class MarkReader(Action<int> found)
{
    private const byte RecordSeparator = 0x1e;
    private const int MostKept = 4096;

    private readonly List<byte> _record = [];

    /// <summary>How an event carries its number: in letters that no JSON writer escapes.</summary>
    public static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"#{number}#");

    /// <summary>The number in a text, or null.</summary>
    public static int? Find(string text) =>
        Pattern().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public void Take(byte letter)
    {
        if (letter != RecordSeparator)
        {
            _record.Add(letter);
            return;
        }

        if (Find(Encoding.UTF8.GetString([.. _record])) is { } number)
        {
            found(number);
        }

        _record.Clear();
        if (_record.Capacity > MostKept)
        {
            // Hundreds of connections are remembered to the end of a soak; their buffers must not look like a leak.
            _record.Capacity = 0;
        }
    }

    [GeneratedRegex("#([0-9]{1,9})#")]
    private static partial Regex Pattern();
}

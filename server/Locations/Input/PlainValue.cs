using System.Collections;

namespace SonoranPush.Locations.Input;

/// <summary>Reads values of other resources: maps, lists, texts and numbers of any width. Never throws; reads one level only. Any
/// thread.</summary>
internal static class PlainValue
{
    /// <summary>Largest integer that is exact in every script runtime.</summary>
    public const long MaxInteger = 9_007_199_254_740_991;

    private const int MaxIntegerDigits = 16;

    /// <summary>Returns true if the value is a map.</summary>
    public static bool IsMap(object? value) => value is IDictionary<string, object> or IDictionary;

    /// <summary>A member of a map, or null when it is absent.</summary>
    public static object? Member(object? map, string name) => map switch
    {
        IDictionary<string, object> members => members.TryGetValue(name, out var value) ? value : null,
        IDictionary members => members[name],
        _ => null,
    };

    /// <summary>Reads a finite number of any width. Texts are not numbers.</summary>
    public static bool TryNumber(object? value, out double number)
    {
        number = value switch
        {
            double wide => wide,
            float narrow => narrow,
            decimal exact => (double)exact,
            long or int or short or sbyte or ulong or uint or ushort or byte =>
                ((IConvertible)value).ToDouble(CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return !double.IsNaN(number) && !double.IsInfinity(number);
    }

    /// <summary>Reads a whole number from 1 to <see cref="MaxInteger"/>, given as a number or as its digits.</summary>
    public static bool TryPositiveInteger(object? value, out long integer)
    {
        if (value is string digits)
        {
            integer = 0;
            return digits.Length <= MaxIntegerDigits
                && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out integer)
                && integer is > 0 and <= MaxInteger;
        }

        var whole = TryNumber(value, out var number) && number is >= 1 and <= MaxInteger && number == Math.Floor(number);
        integer = whole ? (long)number : 0;
        return whole;
    }
}

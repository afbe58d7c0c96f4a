using System.Text.Json;

namespace LocalCad.Control;

/// <summary>The faults and rules by the names and values that <c>POST /ctl/fault</c> knows.</summary>
internal static class Switches
{
    private static readonly IReadOnlyList<Switch> Faults = Switch.Of(cad => cad.Faults);

    private static readonly IReadOnlyList<Switch> Rules = Switch.Of(cad => cad.Rules);

    private static readonly Dictionary<string, Switch> ByName =
        Faults.Concat(Rules).ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The value of each switch.</summary>
    public static IReadOnlyDictionary<string, object?> Values(LocalCadServer cad) =>
        ByName.Values.ToDictionary(one => one.Name, one => one.Get(cad));

    /// <summary>What <c>GET /ctl/switches</c> answers.</summary>
    public static object Describe(LocalCadServer cad) => new { faults = Describe(cad, Faults), rules = Describe(cad, Rules) };

    /// <summary>False when there is no such switch or the value is not one of its own.</summary>
    public static bool TrySet(LocalCadServer cad, string name, JsonElement value)
    {
        if (!ByName.TryGetValue(name, out var one))
        {
            return false;
        }

        try
        {
            one.Set(cad, value);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static IEnumerable<object> Describe(LocalCadServer cad, IReadOnlyList<Switch> switches) =>
        switches.Select(one => new { one.Name, one.Kind, one.Says, one.Choices, value = one.Get(cad) });
}

using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad.Snapshots;

/// <summary>Finds units and calls in the answers of the REST service, whose documentation shows several shapes. Any thread.</summary>
internal static class SnapshotReader
{
    /// <summary>The units of a page.</summary>
    /// <returns>Null when the answer holds no list of them.</returns>
    public static List<object?>? Units(object? answer) => answer as List<object?> ?? Member(answer, "units");

    /// <summary>The open dispatch calls of an answer.</summary>
    /// <returns>Null when the answer holds no list of them.</returns>
    public static List<object?>? ActiveCalls(object? answer) => Member(answer, "activeCalls");

    /// <summary>The 911 calls of an answer; empty when it has no list of them.</summary>
    public static List<object?> EmergencyCalls(object? answer) => Member(answer, "emergencyCalls") ?? new List<object?>();

    /// <summary>Reads the tables of a list and splits the result into parts.</summary>
    public static IEnumerable<IReadOnlyList<T>> Cut<T>(List<object?> list, Func<Table, T?> read)
        where T : class
    {
        var entries = list.OfType<Table>().Select(read).OfType<T>().ToList();
        for (var at = 0; at < entries.Count; at += SnapshotChunk.MaxEntries)
        {
            yield return entries.GetRange(at, Math.Min(SnapshotChunk.MaxEntries, entries.Count - at));
        }
    }

    // PascalCase in one version's documentation, camelCase in the other's.
    private static List<object?>? Member(object? answer, string name) =>
        (answer as Table)?.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value as List<object?>;
}

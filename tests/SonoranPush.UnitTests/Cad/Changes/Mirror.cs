using System.Text.Json;

namespace SonoranPush.UnitTests.Cad.Changes;

/// <summary>What a resource holds that starts with what the exports answer and applies change events. Knows nothing else.</summary>
internal sealed class Mirror
{
    private static readonly string[] Causes = { "push", "snapshot", "expired", "serverRemoved", "player" };

    private readonly Dictionary<string, Dictionary<object, IDictionary<string, object?>>> _entries = new();

    /// <summary>Starts a mirror.</summary>
    /// <param name="answers">Each registry's name with what its export answers now.</param>
    public Mirror(IReadOnlyDictionary<string, List<object?>> answers)
    {
        foreach (var answer in answers)
        {
            _entries[answer.Key] = ByKey(answer.Key, answer.Value);
        }
    }

    /// <summary>Must also be true what events say of the entry before? So it is when the mirror holds what was raised last.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Applies a change event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Apply(string name, IReadOnlyList<object?> arguments)
    {
        var isRemoval = name.EndsWith("Removed", StringComparison.Ordinal);
        var kind = name.Substring("sonoranpush:".Length).Replace("Removed", string.Empty).Replace("Changed", string.Empty);
        var entry = (IDictionary<string, object?>)arguments[0]!;
        var change = (IDictionary<string, object?>)arguments[1]!;
        var key = Key(kind, entry);
        var entries = _entries[kind];
        entries.TryGetValue(key, out var before);
        if (isRemoval)
        {
            entries.Remove(key);
        }
        else
        {
            entries[key] = entry;
        }

        return WrongOf(change, entry) ?? (IsStrict ? WrongOf(change, entry, before, isRemoval) : null);
    }

    /// <summary>Compares with what the exports answer now.</summary>
    /// <returns>The first difference, or null.</returns>
    public string? Difference(IReadOnlyDictionary<string, List<object?>> answers)
    {
        foreach (var answer in answers)
        {
            var real = ByKey(answer.Key, answer.Value);
            var held = _entries[answer.Key];
            var differing = real.Keys.Union(held.Keys)
                .FirstOrDefault(key => !(real.TryGetValue(key, out var one) && held.TryGetValue(key, out var other) && AreEqual(one, other)));
            if (differing is not null)
            {
                return $"{answer.Key} {differing} is {Describe(held, differing)}, not {Describe(real, differing)}";
            }
        }

        return null;
    }

    private static string Describe(Dictionary<object, IDictionary<string, object?>> entries, object key) =>
        entries.TryGetValue(key, out var entry) ? JsonSerializer.Serialize(entry) : "absent";

    private static string? WrongOf(IDictionary<string, object?> change, IDictionary<string, object?> entry)
    {
        var cause = change["cause"] as string;
        return !Causes.Contains(cause) ? $"cause {cause}"
            : (cause == "push") != (change["type"] is string) ? $"type {change["type"]} with cause {cause}"
            : !Equals(change["serverId"], entry["serverId"]) ? "the server id"
            : null;
    }

    private static string? WrongOf(IDictionary<string, object?> change, IDictionary<string, object?> entry, IDictionary<string, object?>? before, bool isRemoval)
    {
        var changed = ((List<object?>)change["changed"]!).Cast<string>().OrderBy(name => name, StringComparer.Ordinal);
        var isNew = Equals(change["isNew"], true);
        if (isRemoval)
        {
            return before is null ? "removed what was not there" : isNew || changed.Any() ? "a removal that says what changed" : null;
        }

        var names = entry.Keys.Union(before?.Keys ?? Enumerable.Empty<string>())
            .Where(name => before is null || !(entry.TryGetValue(name, out var now) && before.TryGetValue(name, out var then) && AreEqual(now, then)))
            .OrderBy(name => name, StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "nothing has changed"
            : !names.SequenceEqual(changed) ? $"changed is {string.Join(",", changed)}, not {string.Join(",", names)}"
            : isNew != (before is null) ? "isNew" : null;
    }

    private static Dictionary<object, IDictionary<string, object?>> ByKey(string kind, List<object?> entries) =>
        entries.Cast<IDictionary<string, object?>>().ToDictionary(entry => Key(kind, entry));

    private static object Key(string kind, IDictionary<string, object?> entry) => entry[kind == "unit" ? "id" : "callId"]!;

    private static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (IDictionary<string, object?> first, IDictionary<string, object?> second) =>
            first.Count == second.Count && first.All(pair => second.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value)),
        (List<object?> first, List<object?> second) => first.Count == second.Count && first.Zip(second, AreEqual).All(equal => equal),
        _ => Equals(one, other),
    };
}

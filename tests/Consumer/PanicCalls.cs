namespace Consumer;

/// <summary>What a resource might do about a panic: say who needs help, and where. Names are learnt from logins. Main thread
/// only.</summary>
internal sealed class PanicCalls
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>What to tell everybody about this push event; null: nothing.</summary>
    public string? About(string? type, IDictionary<string, object> data)
    {
        switch (type)
        {
            case "EVENT_UNIT_LOGIN" when data.TryGetValue("unit", out object unit) && unit is IDictionary<string, object> table:
                Learn(table);
                return null;
            case "EVENT_UNIT_PANIC" when data.TryGetValue("identIds", out object ids):
                // The CAD may send one id where several belong.
                return Tell(ids as IEnumerable<object> ?? new[] { ids }, !data.TryGetValue("isPanic", out object isPanic) || isPanic is not false);
            default:
                return null;
        }
    }

    private void Learn(IDictionary<string, object> unit)
    {
        if (unit.TryGetValue("id", out object id) && unit.TryGetValue("data", out object data) && data is IDictionary<string, object> person)
        {
            person.TryGetValue("unitNum", out object number);
            person.TryGetValue("name", out object name);
            _names[Text(id)] = $"{number} {name}";
        }
    }

    private string Tell(IEnumerable<object> idents, bool isPanic)
    {
        var who = new List<string>();
        foreach (object ident in idents)
        {
            who.Add(_names.TryGetValue(Text(ident), out string name) ? name : $"unit {Text(ident)}");
        }

        return isPanic ? $"PANIC! {string.Join(", ", who)} needs help, all units respond" : $"{string.Join(", ", who)} is safe";
    }

    // Ids may come as any number or as text; nothing that comes may make the handler throw.
    private static string Text(object? id) => Convert.ToString(id, CultureInfo.InvariantCulture) ?? string.Empty;
}

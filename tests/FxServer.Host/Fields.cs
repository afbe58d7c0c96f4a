namespace FxServer.Host;

/// <summary>The members of a JSON object, by the type that is wanted. Throws when one is missing that has no default.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, object?> _values;

    public Fields(Dictionary<string, object?> values) => _values = values;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value as it is, or null.</summary>
    public object? Value(string name) => _values.TryGetValue(name, out object? value) ? value : null;

    public string Text(string name) => Convert.ToString(Needed(name), CultureInfo.InvariantCulture)!;

    public string Text(string name, string fallback) => Has(name) ? Text(name) : fallback;

    public int Integer(string name) => Convert.ToInt32(Needed(name), CultureInfo.InvariantCulture);

    public int Integer(string name, int fallback) =>
        Has(name) ? unchecked((int)Convert.ToInt64(Needed(name), CultureInfo.InvariantCulture)) : fallback;

    public float Number(string name, float fallback) => Has(name) ? Convert.ToSingle(Needed(name), CultureInfo.InvariantCulture) : fallback;

    public bool Truth(string name) => Value(name) is true;

    public Dictionary<string, object?>? Map(string name) => (Dictionary<string, object?>?)Value(name);

    public object?[] List(string name) => ((List<object?>?)Value(name))?.ToArray() ?? Array.Empty<object?>();

    private object Needed(string name) => Value(name) ?? throw new FormatException($"{name} is missing.");
}

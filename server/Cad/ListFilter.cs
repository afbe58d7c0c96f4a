using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>The filter of a list export: which entries, how many, and which of their fields. Every field is optional; a field with an
/// invalid value matches nothing. Main thread only.</summary>
internal sealed class ListFilter
{
    private readonly IDictionary<string, object?> _fields;
    private readonly Dictionary<string, HashSet<object>> _keys = new(StringComparer.Ordinal);

    /// <summary>Reads a filter.</summary>
    /// <param name="filter">A table from a script, or nil for everything.</param>
    public ListFilter(object? filter) =>
        _fields = filter as IDictionary<string, object?> ?? new Table(StringComparer.Ordinal);

    /// <summary>Returns true if the filter's field is absent or contains the number.</summary>
    public bool AllowsNumber(string field, object? value) =>
        !TryGet(field, out var wanted) || (FieldReader.Integer(value) is { } number && Keys(field, wanted).Contains(number));

    /// <summary>Returns true if the filter's field is absent or contains any of the numbers.</summary>
    public bool AllowsAnyNumber(string field, IEnumerable<object?> values) =>
        !TryGet(field, out _) || values.Any(value => AllowsNumber(field, value));

    /// <summary>Returns true if the filter's field is absent or contains the call id.</summary>
    public bool AllowsKey(string field, object key) => !TryGet(field, out var wanted) || Keys(field, wanted).Contains(key);

    /// <summary>Returns true if the filter's field is absent or equals the text, ignoring case.</summary>
    public bool AllowsText(string field, object? value) =>
        !TryGet(field, out var wanted) || (wanted is string text && text.Equals(value as string ?? string.Empty, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns true if the filter's field is absent or equals the boolean.</summary>
    public bool AllowsFlag(string field, bool value) => !TryGet(field, out var wanted) || FieldReader.Flag(wanted) == value;

    /// <summary>Applies <c>offset</c>, <c>limit</c> and <c>fields</c>.</summary>
    public List<object?> Cut(IEnumerable<ExportEntry> entries)
    {
        var offset = TryGet("offset", out var from) ? FieldReader.Integer(from) ?? 0 : 0;
        var limit = TryGet("limit", out var most) ? FieldReader.Integer(most) ?? 0 : int.MaxValue;
        var names = TryGet("fields", out var wanted) ? FieldReader.Texts(wanted).ConvertAll(name => (string)name!) : null;
        return entries
            .Skip((int)Math.Min(Math.Max(offset, 0), int.MaxValue))
            .Take((int)Math.Min(Math.Max(limit, 0), int.MaxValue))
            .Select(entry => (object?)(names is null ? entry.ToTable() : entry.Pick(names)))
            .ToList();
    }

    private HashSet<object> Keys(string field, object? wanted)
    {
        if (!_keys.TryGetValue(field, out var keys))
        {
            _keys[field] = keys = new HashSet<object>(new IdReader().Calls(new Table(1) { [field] = wanted }, field));
        }

        return keys;
    }

    private bool TryGet(string field, out object? value) => _fields.TryGetValue(field, out value) && value is not null;
}

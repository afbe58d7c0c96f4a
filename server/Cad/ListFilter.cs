using System;
using System.Collections.Generic;
using System.Linq;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>What a script asks an export for: which entries, how many of them, which of their fields. Every field of the filter
/// is optional; a field that is wrongly filled matches nothing. Tick thread only.</summary>
internal sealed class ListFilter
{
    private readonly IDictionary<string, object?> _fields;
    private readonly Dictionary<string, HashSet<object>> _keys = new(StringComparer.Ordinal);

    /// <summary>Reads a filter.</summary>
    /// <param name="filter">A table from a script, or nil for everything.</param>
    public ListFilter(object? filter) =>
        _fields = filter as IDictionary<string, object?> ?? new Table(StringComparer.Ordinal);

    /// <summary>Is a number one of those that a field asks for?</summary>
    public bool AllowsNumber(string field, object? value) =>
        !TryGet(field, out var wanted) || (PlainFieldReader.Integer(value) is { } number && Keys(field, wanted).Contains(number));

    /// <summary>Is any of some numbers one of those that a field asks for?</summary>
    public bool AllowsAnyNumber(string field, IEnumerable<object?> values) =>
        !TryGet(field, out _) || values.Any(value => AllowsNumber(field, value));

    /// <summary>Is a call id one of those that a field asks for?</summary>
    public bool AllowsKey(string field, object key) => !TryGet(field, out var wanted) || Keys(field, wanted).Contains(key);

    /// <summary>Is a text, whatever its case, what a field asks for?</summary>
    public bool AllowsText(string field, object? value) =>
        !TryGet(field, out var wanted) || (wanted is string text && text.Equals(value as string ?? string.Empty, StringComparison.OrdinalIgnoreCase));

    /// <summary>Is a truth value what a field asks for?</summary>
    public bool AllowsFlag(string field, bool value) => !TryGet(field, out var wanted) || PlainFieldReader.Flag(wanted) == value;

    /// <summary>Cuts out what <c>offset</c>, <c>limit</c> and <c>fields</c> ask for.</summary>
    public List<object?> Cut(IEnumerable<ExportEntry> entries)
    {
        var offset = TryGet("offset", out var from) ? PlainFieldReader.Integer(from) ?? 0 : 0;
        var limit = TryGet("limit", out var most) ? PlainFieldReader.Integer(most) ?? 0 : int.MaxValue;
        var names = TryGet("fields", out var wanted) ? PlainFieldReader.Texts(wanted).ConvertAll(name => (string)name!) : null;
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

using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>A registry entry as exports return it: the CAD's fields and the fields of this resource. Main thread only.</summary>
internal readonly struct ExportEntry
{
    private const string ServerIdField = "serverId";
    private const string PlayerIdField = "playerId";

    private readonly Table _fields;
    private readonly string? _playerId;

    private ExportEntry(Table fields, int serverId, string? playerId = null)
    {
        _fields = fields;
        ServerId = serverId;
        _playerId = playerId;
    }

    /// <summary>The CAD server that last reported it.</summary>
    public int ServerId { get; }

    /// <summary>A unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="playerId">Its connected player, or null.</param>
    public static ExportEntry Of(Unit unit, string? playerId) => new(unit.Table, unit.ServerId, playerId);

    /// <summary>A dispatch call.</summary>
    public static ExportEntry Of(Call call) => new(call.Dispatch, call.ServerId);

    /// <summary>A 911 call.</summary>
    public static ExportEntry Of(EmergencyCall call) => new(call.Table, call.ServerId);

    /// <summary>The names of the fields that differ from an earlier state of the entry, removed ones included.</summary>
    /// <param name="before">The earlier state; null for none, from which every field differs.</param>
    public List<object?> ChangedFields(ExportEntry? before)
    {
        var changed = new List<object?>();
        if (before is { } older && ReferenceEquals(_fields, older._fields) && ServerId == older.ServerId && _playerId == older._playerId)
        {
            return changed;
        }

        var now = ToTable();
        var then = before?.ToTable() ?? new Table(StringComparer.Ordinal);
        changed.AddRange(now.Where(field => !then.TryGetValue(field.Key, out var value) || !PlainValueComparer.Identical(field.Value, value)).Select(field => field.Key));
        changed.AddRange(then.Keys.Where(name => !now.ContainsKey(name)));
        return changed;
    }

    /// <summary>All fields.</summary>
    public Table ToTable()
    {
        var table = _fields.With(ServerIdField, (long)ServerId);
        if (_playerId is not null)
        {
            table[PlayerIdField] = _playerId;
        }

        return table;
    }

    /// <summary>The named fields that exist.</summary>
    public Table Pick(IEnumerable<string> names)
    {
        var picked = new Table(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Own(name) is { } own)
            {
                picked[name] = own;
            }
            else if (_fields.TryGetValue(name, out var value))
            {
                picked[name] = value;
            }
        }

        return picked;
    }

    private object? Own(string name) => name switch
    {
        ServerIdField => (long)ServerId,
        PlayerIdField => _playerId,
        _ => null,
    };
}

using System;
using System.Collections.Generic;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>An entry of a registry as exports answer it: the CAD's fields, and ours beside them. Tick thread only.</summary>
internal readonly struct ExportEntry
{
    private const string ServerIdField = "serverId";
    private const string PlayerIdField = "playerId";

    private readonly Table _fields;
    private readonly int _serverId;
    private readonly string? _playerId;

    /// <summary>Creates an entry.</summary>
    /// <param name="fields">What the CAD says of it.</param>
    /// <param name="serverId">The CAD server that it was last heard of from.</param>
    /// <param name="playerId">Its connected player, or null.</param>
    public ExportEntry(Table fields, int serverId, string? playerId = null)
    {
        _fields = fields;
        _serverId = serverId;
        _playerId = playerId;
    }

    /// <summary>All fields.</summary>
    public Table ToTable()
    {
        var table = _fields.With(ServerIdField, (long)_serverId);
        if (_playerId is not null)
        {
            table[PlayerIdField] = _playerId;
        }

        return table;
    }

    /// <summary>Those of the named fields that are there.</summary>
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
        ServerIdField => (long)_serverId,
        PlayerIdField => _playerId,
        _ => null,
    };
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SonoranPush.Configuration;

/// <summary>The convars' texts as they were read, so that a later look tells which have changed. Tick thread only: each convar that is
/// read or looked at is a crossing.</summary>
internal sealed class ConvarSnapshot
{
    private readonly Func<string, string?> _read;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>Creates it; nothing is read yet.</summary>
    /// <param name="read">Reads one convar; null when it is not set.</param>
    public ConvarSnapshot(Func<string, string?> read) => _read = read;

    /// <summary>Reads a convar, and keeps its text.</summary>
    public string? Read(string name) => _texts[name] = _read(name);

    /// <summary>Drops every text: all are read again.</summary>
    public void Clear() => _texts.Clear();

    /// <summary>Has one of the convars changed since it was read?</summary>
    public bool HaveChanged() => _texts.Keys.Any(HasChanged);

    /// <summary>The same for two of them: one by its name, and one of the others in turn.</summary>
    public bool HaveChanged(string name)
    {
        var others = _texts.Keys.Where(known => known != name).ToList();
        return HasChanged(name) || HasChanged(others[_turn++ % others.Count]);
    }

    private bool HasChanged(string name) => _read(name) != _texts[name];
}

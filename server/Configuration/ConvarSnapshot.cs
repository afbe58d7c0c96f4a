namespace SonoranPush.Configuration;

/// <summary>The convars' values as they were read, for finding later changes. Main thread only: each convar that is read or compared is a
/// crossing.</summary>
internal sealed class ConvarSnapshot
{
    private readonly Func<string, string?> _read;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private int _turn;

    /// <param name="read">Reads one convar; null when it is not set.</param>
    public ConvarSnapshot(Func<string, string?> read) => _read = read;

    /// <summary>Reads a convar, and keeps its text.</summary>
    public string? Read(string name) => _texts[name] = _read(name);

    /// <summary>Drops all values: every convar is read again.</summary>
    public void Clear() => _texts.Clear();

    /// <summary>Returns true if a convar has changed since it was read.</summary>
    public bool HaveChanged() => _texts.Keys.Any(HasChanged);

    /// <summary>The same for two convars: the named one and one of the others in turn.</summary>
    public bool HaveChanged(string name)
    {
        var others = _texts.Keys.Where(known => known != name).ToList();
        return HasChanged(name) || HasChanged(others[_turn++ % others.Count]);
    }

    private bool HasChanged(string name) => _read(name) != _texts[name];
}

namespace FxServer.Host.Resources;

/// <summary>What a resource's <c>fxmanifest.lua</c> says: values by key, in order. A table <c>keys { 'a', 'b' }</c> counts as two
/// entries of <c>key</c>, as on a server.</summary>
internal sealed class Manifest
{
    public const string FileName = "fxmanifest.lua";

    private readonly ILookup<string, string> _entries;

    private Manifest(IEnumerable<KeyValuePair<string, string>> entries) =>
        _entries = entries.ToLookup(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public static Manifest Load(string folder) => new(ManifestReader.Read(File.ReadAllText(Path.Combine(folder, FileName))));

    /// <summary>True for a script of the C# runtime.</summary>
    public static bool IsCSharp(string file) => file.EndsWith(".net.dll", StringComparison.Ordinal);

    /// <summary>True for a script of the Lua runtime.</summary>
    public static bool IsLua(string file) => file.EndsWith(".lua", StringComparison.Ordinal);

    /// <summary>The entry of a key at a position, or null.</summary>
    public string? Value(string key, int index) => _entries[key].ElementAtOrDefault(index);

    /// <summary>The entries of a key.</summary>
    public IEnumerable<string> Values(string key) => _entries[key];

    /// <summary>How many entries a key has.</summary>
    public int Count(string key) => _entries[key].Count();

    /// <summary>The script files of the server in the manifest's order: what its globs match and one of the runtimes takes.</summary>
    public IReadOnlyList<string> Scripts(string folder) =>
        _entries["shared_script"].Concat(_entries["server_script"])
            .SelectMany(pattern => Glob.Files(folder, pattern))
            .Where(file => IsCSharp(file) || IsLua(file))
            .Distinct(StringComparer.Ordinal)
            .ToList();
}

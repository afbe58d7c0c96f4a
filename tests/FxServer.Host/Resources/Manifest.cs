using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

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

    /// <summary>The entry of a key at a position, or null.</summary>
    public string? Value(string key, int index) => _entries[key].ElementAtOrDefault(index);

    /// <summary>The script files of the C# runtime: what the manifest's globs match and ends in <c>.net.dll</c>.</summary>
    public IReadOnlyList<string> Scripts(string folder) =>
        _entries["shared_script"].Concat(_entries["server_script"])
            .SelectMany(pattern => Glob.Files(folder, pattern))
            .Where(file => file.EndsWith(".net.dll", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
}

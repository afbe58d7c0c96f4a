namespace LocalCad.Pushes;

/// <summary>Arguments of <c>pushEvent</c> that are wrong in one way each: the fixture set, and some that are too large to be
/// stored.</summary>
internal static class BadPayloads
{
    private const string Folder = "bad/";
    private const string FixtureKey = "TEST-API-KEY";

    private static readonly Dictionary<string, Func<string, byte[]>> ByName = EmbeddedFiles.Names(Folder)
        .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Read: WithKey(EmbeddedFiles.Read(Folder + file))))
        .Append(("nested_100000_deep", _ => Encoding.ASCII.GetBytes(new string('[', 100_000) + new string(']', 100_000))))
        .Append(("string_of_6_mib", key => Tone(key, $"\"{new string('x', 6 << 20)}\"")))
        .Append(("list_of_200000_ids", key => Tone(key, $"[{string.Join(',', Enumerable.Range(1, 200_000))}]")))
        .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The record that carries it, without its separator; null when there is none of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="key">Stands where the fixtures have theirs.</param>
    public static byte[]? Record(string name, string key) => ByName.TryGetValue(name, out var read)
        ? [.. """{"type":1,"target":"pushEvent","arguments":["""u8, .. read(key), .. "]}"u8]
        : null;

    // Latin-1 keeps every byte as it is, the ones that are not UTF-8 too.
    private static Func<string, byte[]> WithKey(byte[] file) => key =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(FixtureKey, Latin1(key), StringComparison.Ordinal));

    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Tone(string key, string idents) =>
        Encoding.UTF8.GetBytes(Envelope.Create(key, "EVENT_TONE", null).Replace("null", $"{{\"idents\":{idents}}}", StringComparison.Ordinal));
}

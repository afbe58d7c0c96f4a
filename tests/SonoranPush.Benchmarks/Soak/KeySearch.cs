namespace SonoranPush.Benchmarks.Soak;

/// <summary>Looks for the API key in everything that the resource says; and for a word that it must say, so that a search that looks
/// nowhere is seen. Any thread.</summary>
internal sealed class KeySearch(string key, string control)
{
    private long _characters;
    private int _hits;
    private int _controlHits;

    public long Characters => _characters;

    public int Hits => _hits;

    /// <summary>Nothing found, and looked at all.</summary>
    public bool IsClean => _hits == 0 && _controlHits > 0;

    public void Read(string text)
    {
        Interlocked.Add(ref _characters, text.Length);
        if (text.Contains(key, StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Increment(ref _hits);
        }

        if (text.Contains(control, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _controlHits);
        }
    }
}

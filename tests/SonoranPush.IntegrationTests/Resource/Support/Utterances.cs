using System.Collections.Concurrent;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Everything that was written during a run, wherever it was written: the one place where the secrecy of the key is
/// checked. Any thread.</summary>
internal sealed class Utterances : TextWriter
{
    private readonly ConcurrentQueue<string> _texts = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => _texts.Enqueue(value ?? string.Empty);

    public override void Write(char value) => throw new NotSupportedException("Whoever writes here writes lines.");

    /// <summary>Lines that hold a text, in order.</summary>
    public string[] With(string text) => [.. _texts.Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>Forgets everything, once it was checked.</summary>
    public void Clear() => _texts.Clear();

    /// <summary>Fails when the key stands anywhere, in either case, in any of its <see cref="KeySpellings"/>; and when there is nothing to
    /// look through.</summary>
    public void AssertSilentAbout(string key)
    {
        Assert.NotEmpty(_texts);
        var spellings = KeySpellings.Of(key);
        foreach (var text in _texts)
        {
            foreach (var spelling in spellings)
            {
                var at = text.IndexOf(spelling, StringComparison.OrdinalIgnoreCase);
                Assert.True(at < 0, $"The API key was written after: {text[Math.Max(0, at - 200)..Math.Max(0, at)]}");
            }
        }
    }
}

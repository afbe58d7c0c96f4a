namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Bytes as an input. Immutable.</summary>
internal sealed class FuzzBytes(byte[] bytes) : IFuzzInput<FuzzBytes>
{
    private const int MostShown = 3000;
    private const int SmallEnoughForEveryByte = 200;

    public FuzzBytes(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public byte[] Bytes { get; } = bytes;

    public int Length => Bytes.Length;

    /// <summary>The bytes as a server would hand over a file: invalid UTF-8 becomes half a surrogate pair, the worst that a text
    /// can hold.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes).Replace('\uFFFD', '\uD800');

    /// <summary>Without a half, a quarter, ... of it, and at last without single bytes.</summary>
    public IEnumerable<FuzzBytes> Smaller()
    {
        var finest = Length <= SmallEnoughForEveryByte ? 1 : Length / 64;
        for (var size = Length; size >= Math.Max(1, finest); size /= 2)
        {
            for (var at = 0; at < Length; at += size)
            {
                yield return new FuzzBytes([.. Bytes[..at], .. Bytes[Math.Min(at + size, Length)..]]);
            }
        }
    }

    public override string ToString() => $"{Length} bytes: {Shown()}";

    private string Shown()
    {
        var text = new StringBuilder();
        foreach (var letter in Bytes.Take(MostShown))
        {
            text.Append(letter is >= 0x20 and < 0x7f ? ((char)letter).ToString() : string.Create(CultureInfo.InvariantCulture, $"<{letter:x2}>"));
        }

        return text.Append(Length > MostShown ? "..." : string.Empty).ToString();
    }
}

/// <summary>Several inputs, one after the other, and a number for choices of the target. Immutable.</summary>
internal sealed class FuzzSeries(IReadOnlyList<FuzzBytes> parts, int choice) : IFuzzInput<FuzzSeries>
{
    public IReadOnlyList<FuzzBytes> Parts { get; } = parts;

    public int Choice { get; } = choice;

    public int Length => Parts.Sum(part => part.Length);

    public IEnumerable<FuzzSeries> Smaller()
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            yield return new FuzzSeries([.. Parts.Take(i), .. Parts.Skip(i + 1)], Choice);
        }

        for (var i = 0; i < Parts.Count; i++)
        {
            foreach (var smaller in Parts[i].Smaller())
            {
                yield return new FuzzSeries([.. Parts.Take(i), smaller, .. Parts.Skip(i + 1)], Choice);
            }
        }
    }

    public override string ToString() => $"choice {Choice}, {string.Join("\n  then ", Parts)}";
}

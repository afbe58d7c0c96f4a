using FsCheck;
using FsCheck.Fluent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Where inputs begin: the fixtures, good and bad, and generated text.</summary>
internal static class Corpus
{
    /// <summary>The argument of every kind of push that is known.</summary>
    public static IReadOnlyList<byte[]> Fixtures { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".json" or ".txt")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes)
        .ToList();

    /// <summary>Payloads as they come with a call of <c>pushEvent</c> or in a POST.</summary>
    public static Gen<byte[]> Payloads { get; } = Gen.OneOf(Gen.Elements<byte[]>(Fixtures), Texts(JsonTexts.Envelope));

    /// <summary>Texts as bytes.</summary>
    public static Gen<byte[]> Texts(Gen<string> texts) => texts.Select(Encoding.UTF8.GetBytes);

    /// <summary>A few inputs in a row.</summary>
    public static Gen<FuzzSeries> Series(Gen<FuzzBytes> inputs, int most) =>
        from parts in Gen.Choose(1, most).SelectMany(count => inputs.ArrayOf(count))
        from choice in Gen.Choose(0, int.MaxValue)
        select new FuzzSeries(parts, choice);
}

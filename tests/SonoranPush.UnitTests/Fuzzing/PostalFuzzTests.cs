using FsCheck;
using FsCheck.Fluent;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever a postal resource's file holds: it is refused, or every place has a nearest code.</summary>
[Collection(nameof(FuzzTests))]
public sealed class PostalFuzzTests(ITestOutputHelper output)
{
    private const int BytesPerByte = 1000;
    private const string Good = """[{"x":1.5,"y":-20,"code":"100"},{"x":"300","y":"4e2","code":200},{"x":-19999,"y":19999,"code":"A-1"}]""";

    private static readonly string[] Names = ["x", "y", "code", "X", "Code"];

    private static readonly Gen<string> Lists = Gen.Choose(0, 8)
        .SelectMany(count => Gen.Frequency((6, JsonTexts.ObjectOf(Names)), (1, JsonTexts.Value)).ArrayOf(count))
        .Select(entries => "[" + string.Join(',', entries) + "]");

    private static readonly Gen<FuzzBytes> Inputs = Mutations.Of(Corpus.Texts(Gen.OneOf(Gen.Constant(Good), Lists, JsonTexts.Value)));

    private static readonly double[] Places = [0, -0.0, 19_999.9, -20_000, 1e9, -1e300, double.NaN, double.PositiveInfinity];

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Files_OfAnyText_AreRefusedOrAnswer()
    {
        Fuzz.Run(FuzzPlan.Postals, Inputs, Read);
        output.WriteLine($"{FuzzPlan.Postals.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.Postals, "refused", "empty", "codes");
    }

    private void Read(FuzzBytes input)
    {
        PostalMap? map = null;
        Allocation.AtMost(BytesPerByte, input.Length, () => map = PostalFile.Read(input.Text));

        _outcomes.Count(map is null ? "refused" : map.Count == 0 ? "empty" : "codes");
        foreach (var (x, y) in Places.Zip(Places.Reverse()))
        {
            var code = map?.Nearest(x, y);
            Assert.True(map is null or { Count: 0 } ? code is null : code is null || code.Length is > 0 and <= 16);
        }

        Assert.Equal("100", PostalFile.Read(Good)!.Nearest(0, 0));
    }
}

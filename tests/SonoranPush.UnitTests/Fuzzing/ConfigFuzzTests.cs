using FsCheck;
using FsCheck.Fluent;
using SonoranPush.Configuration;
using SonoranPush.Locations;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Rules;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever stands in config.json: every mistake is told in bounded words, what is left are options that work.</summary>
[Collection(nameof(FuzzTests))]
public sealed class ConfigFuzzTests(ITestOutputHelper output)
{
    // A tree of the text, made to find keys in, and a suggestion for each wrong name.
    private const int BytesPerByte = 5000;
    private const int MostCharacters = 5000;

    private static readonly string[] Sections =
        [.. ConfigFileReader.Keys.Select(key => key.Path[..key.Path.IndexOf('.', StringComparison.Ordinal)]).Distinct(), "$schema", "apiKey", "event"];

    private static readonly string[] Names =
        [.. ConfigFileReader.Keys.Select(key => key.Path[(key.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]), "api_key", "trak", ""];

    private static readonly byte[] Shipped = File.ReadAllBytes(Path.Combine(Sources.Root, "config.json"));

    private static readonly Gen<string> Members = JsonTexts.ObjectOf(Names);

    private static readonly Gen<string> Files = Gen.Choose(0, 6)
        .SelectMany(count => Gen.Elements(Sections).Zip(Gen.Frequency((5, Members), (1, JsonTexts.Value)), (name, value) => $"\"{name}\":{value}").ArrayOf(count))
        .Select(sections => "{" + string.Join(',', sections) + "}");

    private static readonly Gen<FuzzBytes> Inputs = Mutations.Of(Gen.Frequency((3, Gen.Constant(Shipped)), (5, Corpus.Texts(Files)), (1, Corpus.Texts(JsonTexts.Value))));

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Files_OfAnyText_LeaveOptionsThatWork()
    {
        Fuzz.Run(FuzzPlan.Configuration, Inputs, Read);
        output.WriteLine($"{FuzzPlan.Configuration.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.Configuration, "mistakes", "no mistake", "no JSON", "a key");
    }

    private void Read(FuzzBytes input)
    {
        var options = new PushOptions();
        var mistakes = new List<string>();
        var hasKey = false;
        Allocation.AtMost(BytesPerByte, input.Length, () => hasKey = ConfigFileReader.Read(input.Text, options, mistakes));

        _outcomes.Count(hasKey ? "a key" : mistakes.Count == 0 ? "no mistake" : mistakes[0].Contains("not valid JSON", StringComparison.Ordinal) ? "no JSON" : "mistakes");
        Assert.True(mistakes.Sum(line => line.Length) <= MostCharacters, "The console is flooded.");
        Assert.InRange(options.Limits.MessageBytes, 64 * 1024, 16 * 1024 * 1024);
        Assert.InRange(options.Limits.Depth, 8, 64);
        Assert.InRange(options.UnitLocation.RefreshInterval, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        Assert.InRange(options.UnitLocation.MinMovement, 0, 1000);
        _ = new VehicleCatalog(options.UnitLocation);

        var path = new InboundPath(new ManualClock(), new CollectingLogger(), options.Limits);
        ValidEvent.AssertComesThrough(path, () => path.Receive(Encoding.UTF8.GetBytes(ValidEvent.Payload)));
    }
}

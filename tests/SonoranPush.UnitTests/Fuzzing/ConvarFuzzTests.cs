using FsCheck;
using FsCheck.Fluent;
using SonoranPush.Configuration;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever the convars hold: mistakes are told, and nothing is connected to that the owner could not mean.</summary>
[Collection(nameof(FuzzTests))]
public sealed class ConvarFuzzTests(ITestOutputHelper output)
{
    private const int BytesPerByte = 500;
    private const string Secret = "S3CRET";

    private static readonly string[] Names =
    [
        ConvarReader.CommunityId, ConvarReader.ApiKeyName, ConvarReader.ServerId, ConvarReader.Mode, ConvarReader.HubUrl, ConvarReader.LogLevelName,
        "sonoran_communityID", "sonoran_apiKey", "sonoran_serverId", "sonoran_mode",
    ];

    private static readonly string[] Values =
    [
        "", " ", "1", "0", "-1", "1,2,3", "1, 1,,1", "2147483648", "99999999999999999999", "1;2", "production", "DEVELOPMENT", "debug", "NONE", "none",
        "protection_initialized", "https://api.example.test/apiWsHub", "http://127.0.0.1:5080/apiWsHub", "http://localhost/", "http://example.test/",
        "http://127.0.0.1.example.test/", "http://[::1]:1/", "https://", "https://:0", "file:///etc/passwd", "ws://127.0.0.1/", "javascript:1", "https://a b/", "//host",
        "https://user:word@host/", "\ud800", "\0", string.Join(',', Enumerable.Range(1, 40)), new string('1', 5000), "https://" + new string('x', 70_000),
    ];

    private static readonly Gen<FuzzBytes> Any = Gen.Frequency(
        (4, Gen.Constant(new FuzzBytes(""))),
        (2, Gen.Elements(Values).Select(value => new FuzzBytes(value))),
        (2, Mutations.Of(Corpus.Texts(Gen.OneOf(Gen.Elements(Values), JsonTexts.Value)))));

    private static readonly Gen<FuzzSeries> Inputs = Any.ArrayOf(Names.Length).Select(parts => new FuzzSeries(parts, 0));

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Convars_OfAnyText_NeverConnectElsewhere()
    {
        Fuzz.Run(FuzzPlan.Convars, Inputs, Read);
        output.WriteLine($"{FuzzPlan.Convars.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.Convars, "mistakes", "no mistake", "sessions", "another hub");
    }

    private void Read(FuzzSeries input)
    {
        var convars = Names.Zip(input.Parts.Select(part => part.Text)).ToDictionary(pair => pair.First, pair => pair.Second);
        convars[ConvarReader.ApiKeyName] = Secret + convars[ConvarReader.ApiKeyName];
        var options = new PushOptions();
        var mistakes = new List<string>();

        Allocation.AtMost(BytesPerByte, input.Length, () => new ConvarReader(convars.GetValueOrDefault, mistakes).Read(options));
        var sessions = options.Sessions();

        Assert.True(
            options.HubUrl is not { } url || url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        _outcomes.Count(mistakes.Count == 0 ? "no mistake" : "mistakes");
        _outcomes.Count(sessions.Count == 0 ? "no session" : "sessions");
        _outcomes.Count(options.HubUrl?.AbsoluteUri == HubContract.ProductionUrl ? "the CAD's hub" : "another hub");
        Assert.InRange(sessions.Count, 0, 32);
        Assert.All(sessions, session => Assert.True(session.ServerId > 0));
        Assert.True(mistakes.Count <= Names.Length && mistakes.TrueForAll(line => line.Length < 400));
        Assert.DoesNotContain(mistakes, line => line.Contains(Secret, StringComparison.Ordinal));
        _ = ConvarReader.MissingLines(options);
    }
}

using SonoranPush.Configuration;
using SonoranPush.UnitTests.Rules;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class ConfigFileReaderTests
{
    private readonly PushOptions _options = new();
    private readonly List<string> _mistakes = new();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{}")]
    [InlineData("""{"$schema":"x","events":{}} // the end""")]
    public void File_ThatSaysNothing_LeavesTheDefaults(string? text)
    {
        Assert.False(Read(text));

        Assert.Empty(_mistakes);
        Assert.True(_options.Events.Generic);
    }

    [Fact]
    public void File_ThatIsShipped_HoldsNoMistake()
    {
        Assert.False(Read(File.ReadAllText(Path.Combine(Sources.Root, "config.json"))));

        Assert.Empty(_mistakes);
    }

    [Theory]
    [InlineData(262_144, false)]
    [InlineData(262_145, true)]
    public void File_LongerThanTheLimit_IsOneMistakeAndNotRead(int length, bool isTooLong)
    {
        const string Text = """{"events":{"generic":false}}""";

        Read(Text + new string(' ', length - Text.Length));

        Assert.Equal(isTooLong, _options.Events.Generic);
        Assert.Equal(isTooLong ? 1 : 0, _mistakes.Count);
    }

    [Fact]
    public void Keys_ThatAreSet_AreTakenOver()
    {
        Read("""
            {
              // comments are welcome
              "events": { "generic": false, "typed": false },
              "hub": { "skipNegotiation": false },
              "limits": { "messageBytes": 65536, "depth": 8, "values": 1000, "queuedEvents": 256, "queuedBytes": 1073741824 }
            }
            """);

        Assert.Empty(_mistakes);
        Assert.Equal((false, false, false), (_options.Events.Generic, _options.Events.Typed, _options.SkipNegotiation));
        var limits = _options.Limits;
        Assert.Equal((65_536, 8, 1000, 256, 1_073_741_824L), (limits.MessageBytes, limits.Depth, limits.Values, limits.QueuedEvents, limits.QueuedBytes));
    }

    [Fact]
    public void Mistakes_InGreatNumber_AreReportedInBoundedWords_AndTheRestIsTakenOver()
    {
        var wrong = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"\"typd{number}\":1,"));

        Read($$"""{"events":{ {{wrong}} "typed":false},"{{new string('x', 50_000)}}":1}""");

        Assert.Equal("config.json: 9981 further errors like these.", _mistakes[^1]);
        Assert.Equal(ConfigErrors.MaxReported + 1, _mistakes.Count);
        Assert.True(_mistakes.Sum(line => line.Length) < 4000);
        Assert.False(_options.Events.Typed);
    }

    [Fact]
    public void Mistakes_AreAllCollected_AndTheRestIsTakenOver()
    {
        Read("""
            {
              "events": { "generic": "yes", "typd": true, "typed": false },
              "limits": { "depth": 65, "values": 999, "queuedEvents": 1e3, "messageBytes": 99999999999999999999, "queuedBytes": [1] },
              "evnts": {},
              "hub": 5
            }
            """);

        Assert.Equal(
            new[]
            {
                "config.json: events.generic is \"yes\"; allowed is true or false. The default applies.",
                "config.json: there is no key \"events.typd\"; did you mean \"events.typed\"?",
                "config.json: limits.depth is 65; allowed is a whole number from 8 to 64. The default applies.",
                "config.json: limits.values is 999; allowed is a whole number from 1000 to 500000. The default applies.",
                "config.json: limits.queuedEvents is 1000.0; allowed is a whole number from 256 to 262144. The default applies.",
                "config.json: limits.messageBytes is 99999999999999999999; allowed is a whole number from 65536 to 16777216. The default applies.",
                "config.json: limits.queuedBytes is an array; allowed is a whole number from 1048576 to 1073741824. The default applies.",
                "config.json: there is no section \"evnts\"; did you mean \"events\"?",
                "config.json: hub is 5; allowed is an object. The defaults apply.",
            },
            _mistakes);
        Assert.False(_options.Events.Typed);
        Assert.Equal(64, _options.Limits.Depth);
    }

    [Theory]
    [InlineData("""{"apiKey":"SECRET"}""")]
    [InlineData("""{"sonoranpush_apiKey":"SECRET"}""")]
    [InlineData("""{"api_key":"SECRET"}""")]
    [InlineData("""{"hub":{"ApiKey":"SECRET"}}""")]
    [InlineData("""{"credentials":{"community":{"apiKey":"SECRET"}}}""")]
    public void File_ThatHoldsAnApiKey_SaysSoAndDoesNotRepeatIt(string text)
    {
        Assert.True(Read(text));

        Assert.Null(_options.Key);
        Assert.DoesNotContain(_mistakes, mistake => mistake.Contains("SECRET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"KEY":{}}""", "there is an unknown section; its name is not shown: it looks like an API key")]
    [InlineData("""{"hub":{"KEY":true}}""", "there is an unknown key in hub; its name is not shown: it looks like an API key")]
    [InlineData("""{"hub":"KEY"}""", "hub has a value that is not shown: it looks like an API key")]
    [InlineData("""{"events":{"generic":"KEY"}}""", "events.generic has a value that is not shown: it looks like an API key")]
    [InlineData("""{"unitLocation":{"track":"KEY"}}""", "unitLocation.track has a value that is not shown: it looks like an API key")]
    [InlineData("""{"limits":{"depth":"KEY"}}""", "limits.depth has a value that is not shown: it looks like an API key")]
    [InlineData("""{"unitLocation":{"postalResource":"KEY KEY"}}""", "unitLocation.postalResource has a value that is not shown: it may be secret")]
    [InlineData("""{"unitLocation":{"policeModels":"KEY"}}""", "unitLocation.policeModels has a value that is not shown: it looks like an API key")]
    public void Key_InAnotherPlace_IsNotRepeatedButRecognised(string text, string words)
    {
        const string Key = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

        Read(text.Replace("KEY", Key, StringComparison.Ordinal));

        var mistake = Assert.Single(_mistakes);
        Assert.StartsWith("config.json: " + words, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[..4], mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"yes\"", "is \"yes\"")]
    [InlineData("\"12, 13\"", "is \"12, 13\"")]
    [InlineData("null", "is null")]
    [InlineData("5", "is 5")]
    [InlineData("[\"secret\"]", "is an array")]
    [InlineData("{\"secret\":\"secret\"}", "is an object")]
    [InlineData("\"on duty\"", "has a value that is not shown: it may be secret")]
    [InlineData("\"2026-11-25T10:00:00Z\"", "has a value that is not shown: it may be secret")]
    [InlineData("123456789012345678901", "has a value that is not shown: it looks like an API key")]
    public void Value_ThatIsWrong_IsShownOnlyWhereItCanBeNothingSecret(string value, string words)
    {
        Read($$$"""{"events":{"generic":{{{value}}} }}""");

        Assert.StartsWith($"config.json: events.generic {words}", Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{} {}")]
    [InlineData("""{"events":{"generic":false}} garbage""")]
    [InlineData("""{"events" {"generic":false}}""")]
    public void File_ThatIsBroken_IsOneMistakeAndLeavesTheDefaults(string text)
    {
        Read(text);

        Assert.StartsWith("config.json is not valid JSON", Assert.Single(_mistakes), StringComparison.Ordinal);
        Assert.True(_options.Events.Generic);
    }

    [Fact]
    public void File_ThatIsBroken_SaysWhere()
    {
        Read("{\n  \"events\": {{\n}");

        Assert.Contains("(line 2, column ", Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsHugeOrDeep_IsRefusedWithoutHarm()
    {
        Read("{\"x\":\"" + new string('x', 300 * 1024) + "\"}");
        Read("{\"x\":" + new string('[', 100_000));

        Assert.Equal(2, _mistakes.Count);
    }

    private bool Read(string? text) => ConfigFileReader.Read(text, _options, _mistakes);
}

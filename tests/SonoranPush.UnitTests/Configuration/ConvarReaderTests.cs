using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class ConvarReaderTests
{
    private readonly Dictionary<string, string> _convars = new(StringComparer.Ordinal)
    {
        ["sonoranpush_communityId"] = "community",
        ["sonoranpush_apiKey"] = "KEY",
        ["sonoranpush_serverId"] = "1",
    };

    private readonly List<string> _mistakes = new();

    [Fact]
    public void Convars_ThatAreSet_MakeASessionForEachServer()
    {
        _convars["sonoranpush_serverId"] = " 3, 1 ,3,";

        var sessions = Read().Sessions();

        Assert.Equal(new[] { 3, 1 }, sessions.Select(session => session.ServerId));
        Assert.All(sessions, session => Assert.Equal(
            ("community", "KEY", HubContract.ProductionUrl, true),
            (session.CommunityId, session.Key.Reveal(), session.HubUrl.AbsoluteUri, session.SkipNegotiation)));
        Assert.Empty(_mistakes);
    }

    [Fact]
    public void Convars_OfTheOfficialResource_AreTheFallback()
    {
        _convars.Clear();
        _convars["sonoran_communityID"] = "theirs";
        _convars["sonoran_apiKey"] = "THEIR-KEY";
        _convars["sonoran_serverId"] = "4";
        _convars["sonoran_mode"] = "development";

        var options = Read();

        var session = Assert.Single(options.Sessions());
        Assert.Equal(("theirs", "THEIR-KEY", 4), (session.CommunityId, session.Key.Reveal(), session.ServerId));
        Assert.Equal(HubContract.DevelopmentUrl, session.HubUrl.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NONE")]
    [InlineData("none")]
    [InlineData("protection_initialized")]
    public void Convar_ThatHoldsAPlaceholder_IsMissing(string value)
    {
        _convars["sonoranpush_apiKey"] = value;

        var options = Read();

        Assert.Empty(options.Sessions());
        Assert.Equal(new[] { "set sonoranpush_apiKey \"your API key\"" }, ConvarReader.MissingLines(options));
    }

    [Fact]
    public void Convars_ThatAreAllMissing_AreNamedWithTheLinesToAdd()
    {
        _convars.Clear();

        Assert.Equal(
            new[] { "set sonoranpush_communityId \"your community id\"", "set sonoranpush_apiKey \"your API key\"", "set sonoranpush_serverId \"1\"" },
            ConvarReader.MissingLines(Read()));
        Assert.Empty(_mistakes);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1;2")]
    [InlineData("99999999999")]
    public void ServerId_ThatIsWrong_IsAMistakeAndBeginsNoSession(string value)
    {
        _convars["sonoranpush_serverId"] = value;

        Assert.Empty(Read().Sessions());
        Assert.Contains("sonoranpush_serverId", Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1, 2,,x", "\"x\"", 1, 2)]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0,3", "not shown", 3)]
    [InlineData("key,3", "not shown", 3)]
    [InlineData("3,1.5,-1", "\"1.5\" and \"-1\"", 3)]
    public void ServerIds_BesideAWrongOne_KeepTheirSessions(string value, string words, params int[] ids)
    {
        _convars["sonoranpush_serverId"] = value;

        Assert.Equal(ids, Read().Sessions().Select(session => session.ServerId));
        Assert.Contains(words, Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void ServerIds_BeyondTheLimit_AreAMistakeAndTheFirstOnesRun()
    {
        _convars["sonoranpush_serverId"] = string.Join(',', Enumerable.Range(1, 40));

        Assert.Equal(Enumerable.Range(1, 32), Read().Sessions().Select(session => session.ServerId));
        Assert.Contains("32", Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080/apiWsHub", true)]
    [InlineData("http://localhost:5080/apiWsHub", true)]
    [InlineData("https://cad.example/hub", true)]
    [InlineData("http://cad.example/hub", false)]
    [InlineData("http://localhost.example/hub", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("ws://127.0.0.1/", false)]
    [InlineData("/apiWsHub", false)]
    [InlineData("nonsense", false)]
    public void HubUrl_IsTakenWhenItIsEncryptedOrLocal(string value, bool taken)
    {
        _convars["sonoranpush_hubUrl"] = value;

        // A wrong address never leads anywhere else.
        var sessions = Read().Sessions();

        Assert.Equal(taken ? [value] : [], sessions.Select(session => session.HubUrl.AbsoluteUri));
        Assert.Equal(taken ? 0 : 1, _mistakes.Count);
    }

    [Theory]
    [InlineData("error", LogLevel.Error)]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("info", LogLevel.Information)]
    [InlineData("debug", LogLevel.Debug)]
    public void LogLevel_IsReadByItsWord(string word, LogLevel expected)
    {
        _convars["sonoranpush_logLevel"] = word;

        Assert.Equal(expected, Read().LogLevel);
    }

    [Fact]
    public void Mistakes_AreAllCollected_EachWithItsValueAndWhatIsAllowed()
    {
        _convars["sonoranpush_mode"] = "staging";
        _convars["sonoranpush_logLevel"] = new string('x', 200);
        _convars["sonoranpush_hubUrl"] = "nonsense";
        _convars["sonoranpush_serverId"] = "one";

        Read();

        Assert.Equal(4, _mistakes.Count);
        Assert.Contains(_mistakes, mistake => mistake.Contains("sonoranpush_mode is \"staging\"; allowed is production or development", StringComparison.Ordinal));
        Assert.All(_mistakes, mistake => Assert.InRange(mistake.Length, 1, 200));
    }

    [Theory]
    [InlineData("sonoranpush_serverId")]
    [InlineData("sonoranpush_mode")]
    [InlineData("sonoranpush_logLevel")]
    [InlineData("sonoranpush_hubUrl")]
    public void Key_InAConvarThatIsAnothers_IsNotRepeatedButRecognised(string name)
    {
        const string Key = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        foreach (var apiKey in new[] { "", "1" })
        {
            _convars["sonoranpush_apiKey"] = apiKey;
            _convars[name] = Key;
            _mistakes.Clear();

            Read();

            var mistake = Assert.Single(_mistakes);
            Assert.StartsWith($"{name} has a value that is not shown: it looks like an API key", mistake, StringComparison.Ordinal);
            Assert.DoesNotContain(Key[..4], mistake, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sonoranpush_serverId", "1; 2.5", "is \"1; 2.5\"; allowed")]
    [InlineData("sonoranpush_serverId", "1,x", "is \"x\"; allowed")]
    [InlineData("sonoranpush_serverId", "-1", "is \"-1\"; allowed")]
    [InlineData("sonoranpush_serverId", "99999999999", "is \"99999999999\"; allowed")]
    [InlineData("sonoranpush_serverId", "123456789012345678901", "has a value that is not shown: it looks like an API key")]
    [InlineData("sonoranpush_serverId", "not_an_id_at_all", "has a value that is not shown: it may be secret; allowed")]
    [InlineData("sonoranpush_mode", "developement", "is \"developement\"; allowed")]
    [InlineData("sonoranpush_mode", "developmental", "has a value that is not shown: it may be secret; allowed")]
    [InlineData("sonoranpush_logLevel", "debug1", "has a value that is not shown: it may be secret; allowed")]
    [InlineData("sonoranpush_hubUrl", "nonsense", "has a value that is not shown: it may be secret; allowed")]
    [InlineData("sonoranpush_hubUrl", "http://user:word@cad.example:81/hub?key=secret#part", "is \"http://cad.example:81\"; allowed")]
    [InlineData("sonoranpush_hubUrl", "https://", "has a value that is not shown: it may be secret; allowed")]
    [InlineData("sonoranpush_hubUrl", "http://0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "has a value that is not shown: it looks like an API key")]
    public void Value_ThatIsWrong_IsShownOnlyWhereItCanBeNothingSecret(string name, string value, string words)
    {
        _convars[name] = value;

        Read();

        Assert.StartsWith($"{name} {words}", Assert.Single(_mistakes), StringComparison.Ordinal);
    }

    private PushOptions Read()
    {
        var options = new PushOptions();
        new ConvarReader(name => _convars.GetValueOrDefault(name), _mistakes).Read(options);
        return options;
    }
}

using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

/// <summary>When the convars are read again. The server tells neither of the set that creates a convar nor of a change of one that
/// only named resources may read.</summary>
public sealed class OptionsReaderTests
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    private readonly ManualClock _clock = new();
    private readonly FakeScriptHost _host = new();
    private readonly OptionsReader _reader;

    public OptionsReaderTests()
    {
        _reader = new OptionsReader(_host, "sonoranpush", new ConsoleLogger(_host.WriteLine, _clock), _clock);
        _host.Convars["sonoranpush_communityId"] = "community";
        _host.Convars["sonoranpush_apiKey"] = "My-Secret-Key-1234";
        _host.Convars["sonoranpush_serverId"] = "1";
    }

    [Theory]
    [InlineData("sonoranpush_logLevel", "debug")]
    [InlineData("sonoranpush_hubUrl", "https://cad.example/hub")]
    [InlineData("sonoranpush_mode", "development")]
    [InlineData("sonoran_mode", "development")]
    [InlineData("sonoranpush_serverId", "2")]
    [InlineData("sonoranpush_communityId", "another")]
    public void Convar_CreatedOrChangedWithoutAWordOfTheServer_IsFoundWithinAMinute(string name, string value)
    {
        _reader.ReadConvars();

        _host.Convars[name] = value;

        Assert.True(FindsAChangeWithin(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("communityId", "sonoran_communityID")]
    [InlineData("apiKey", "sonoran_apiKey")]
    [InlineData("serverId", "sonoran_serverId")]
    public void Convar_ThatTakesTheOfficialOnesPlace_IsFoundWithinAMinute(string name, string official)
    {
        var own = "sonoranpush_" + name;
        _host.Convars[official] = _host.Convars[own];
        _host.Convars.Remove(own);
        _reader.ReadConvars();

        _host.Convars[own] = "2";

        Assert.True(FindsAChangeWithin(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("sonoranpush_apiKey")]
    [InlineData("sonoran_apiKey")]
    public void Key_Changed_IsFoundWithTheNextLook(string name)
    {
        _host.Convars.Remove("sonoranpush_apiKey");
        _host.Convars[name] = "My-Secret-Key-1234";
        _reader.ReadConvars();

        _host.Convars[name] = "Another-Key";

        Assert.True(FindsAChangeWithin(LookInterval));
    }

    [Theory]
    [InlineData("sonoranpush_apiKey")]
    [InlineData("sonoran_apiKey")]
    public void Looks_WhileNothingChanges_AreTwoCrossingsEveryFiveSeconds(string name)
    {
        _host.Convars.Remove("sonoranpush_apiKey");
        _host.Convars[name] = "My-Secret-Key-1234";
        _reader.ReadConvars();
        var crossings = _host.Crossings;

        Assert.False(FindsAChangeWithin(TimeSpan.FromMinutes(5)));

        Assert.Equal(2 * 60, _host.Crossings - crossings);
    }

    [Fact]
    public void Mistake_WhileNothingChanges_IsReportedOnce()
    {
        _host.Convars["sonoranpush_serverId"] = "one";
        _reader.ReadConvars();

        Assert.False(FindsAChangeWithin(TimeSpan.FromMinutes(5)));
        Assert.Single(_host.Lines, line => line.Contains("[SP-102]", StringComparison.Ordinal));

        _host.Convars["sonoranpush_serverId"] = "3";
        Assert.True(FindsAChangeWithin(LookInterval));
        Assert.Equal([3], _reader.Options.ServerIds);
    }

    [Fact]
    public void ChangeThatTheServerTellsOf_IsReadAtOnce()
    {
        _reader.ReadConvars();
        Assert.False(_reader.IsDue());

        _reader.OnConvarChanged();

        Assert.True(_reader.IsDue());
    }

    // As the resource does: looks with every tick, reads when it is due.
    private bool FindsAChangeWithin(TimeSpan time)
    {
        var found = false;
        for (var passed = TimeSpan.Zero; passed < time; passed += LookInterval)
        {
            _clock.Advance(LookInterval);
            if (_reader.IsDue())
            {
                _reader.ReadConvars();
                found = true;
            }
        }

        return found;
    }
}

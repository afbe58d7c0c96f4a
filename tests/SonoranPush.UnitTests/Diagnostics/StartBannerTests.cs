using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.Locations;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class StartBannerTests
{
    private readonly PushOptions _options = new() { CommunityId = "demo", Key = new ApiKey("secret-key"), ServerIds = [3, 8] };

    [Fact]
    public void Lines_AreVersionThenServersAndModeThenWhatIsOn()
    {
        var lines = StartBanner.Lines("1.2.3", "sonoranpush", _options, compatible: true).ToList();

        Assert.Equal(3, lines.Count);
        Assert.Equal("SonoranPush 1.2.3 has started.", lines[0]);
        Assert.Equal("  sessions: server 3, 8 at api.sonorancad.com (production)", lines[1]);
        Assert.StartsWith("  on: generic events, typed events, change events, names of the official resource, REST snapshots, tracking of players on duty; off: events over HTTP", lines[2], System.StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_WithoutCredentials_SayThatThereIsNoSessionYet()
    {
        _options.Key = null;

        Assert.Contains("none yet", StartBanner.Lines("1.2.3", "sonoranpush", _options, compatible: true).ElementAt(1), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfThingsSwitchedOff_NameThemAsOff()
    {
        _options.Events.Typed = false;
        _options.Snapshot = false;
        _options.UnitLocation.Track = PlayerTracking.Off;

        var off = StartBanner.Lines("1.2.3", "sonoranpush", _options, compatible: false).ElementAt(2).Split("off: ")[1];

        Assert.Equal(["typed events", "names of the official resource", "events over HTTP", "REST snapshots", "tracking of players on duty"], off.Split(", "));
    }
}

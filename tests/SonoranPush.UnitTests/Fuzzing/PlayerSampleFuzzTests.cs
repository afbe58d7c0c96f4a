using FsCheck;
using FsCheck.Fluent;
using SonoranPush.Locations;
using SonoranPush.Players;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Locations;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever comes in place of the texts of <c>players.lua</c>, numbers included: it is taken or counted as rejected, and the next sample moves its
/// unit.</summary>
[Collection(nameof(FuzzTests))]
public sealed class PlayerSampleFuzzTests(ITestOutputHelper output)
{
    // Players pile up: a new tracker begins without them.
    private const int InputsPerTracker = 500;

    private static readonly Gen<FuzzSeries> Inputs = Corpus.Series(
        Mutations.Of(Corpus.Texts(Gen.Elements(
            "@150\n1 -12345 67890 3000 90\n2 10000 20000 3000 359 -1627000575 automobile 1\n@0\n1 -12300 67890 3000 91 -\n2 10100 20000 3000 0",
            "1 license:a discord:1\n2 license:b",
            "1 0 0 0 0 7 bike 0",
            "2"))),
        4);

    private readonly Outcomes _outcomes = new();
    private CollectingLogger _log = null!;
    private LocationFixture _fixture = null!;
    private PlayerTracker _tracker = null!;
    private int _inputs;

    [Fact]
    public void Texts_OfAnyContent_ThrowNowhereAndLeaveTrackingIntact()
    {
        Fuzz.Run(FuzzPlan.PlayerSamples, Inputs, Send);
        output.WriteLine($"{FuzzPlan.PlayerSamples.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.PlayerSamples, "rejected", "taken");
    }

    private void Send(FuzzSeries input)
    {
        if (_inputs++ % InputsPerTracker == 0)
        {
            Start();
        }

        var rejected = _fixture.Locations.Status.SamplesRejected;
        foreach (var (part, index) in input.Parts.Select((part, index) => (part, index)))
        {
            switch ((input.Choice >> index) % 8)
            {
                case 0:
                    _tracker.PlayersJoined(part.Text);
                    break;
                case 1:
                    _tracker.PlayerLeft(part.Text);
                    break;
                case 2:
                    _tracker.PlayerLeft(part.Length % 3);
                    break;
                case 3:
                    _tracker.Sampled(part.Length);
                    break;
                default:
                    _tracker.Sampled(part.Text);
                    break;
            }
        }

        _tracker.PlayersJoined("7 license:valid");
        _tracker.Sampled($"7 {_inputs * 1000 % 100_000} 20000 3000 90");
        _fixture.Run(0.05);
        _outcomes.Count(_fixture.Locations.Status.SamplesRejected > rejected ? "rejected" : "taken");
        if (_inputs % InputsPerTracker == 0)
        {
            AssertTracks();
        }
    }

    private void Start()
    {
        _log = new CollectingLogger();
        var scene = new CadScene(new ManualClock(), _log);
        _fixture = new LocationFixture();
        var options = new UnitLocationOptions { Track = PlayerTracking.All };
        _tracker = new PlayerTracker(scene.Host, scene.State, options, _fixture.Locations, _log, TimeProvider.System);
        _tracker.Start();
    }

    private void AssertTracks()
    {
        _tracker.PlayersJoined("7 license:valid");
        _tracker.Sampled("7 1234500 20000 3000 90");
        _fixture.Run(30);
        Assert.Equal(12_345, _fixture.Channel.Map["valid"].Coordinates!.Value.X);
        Assert.DoesNotContain(_log.Lines.Concat(_fixture.Log.Lines), line => line.Event == "Unexpected");
    }
}

using SonoranPush.Locations;
using SonoranPush.Players;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Locations;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Texts of players.lua with random changes: 20,000 of them. A failure names the seed.</summary>
public sealed class PlayerSampleFuzzTests
{
    private const int Runs = 20_000;
    private const int RunsPerTracker = 500;
    private const string Sample = "@150\n1 -12345 67890 3000 90\n2 10000 20000 3000 359 -1627000575 automobile 1\n@0\n1 -12300 67890 3000 91 -\n2 10100 20000 3000 0";
    private const string Alphabet = "0123456789 -@\n.ax\u00e9\0";

    [Fact]
    public void Texts_WithRandomChanges_ThrowNowhereAndLeaveTrackingIntact()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < Runs; run += RunsPerTracker)
        {
            var logger = new CollectingLogger();
            var scene = new CadScene(new ManualClock(), logger);
            var fixture = new LocationFixture();
            var options = new UnitLocationOptions { Track = PlayerTracking.All };
            var tracker = new PlayerTracker(scene.Host, scene.State, options, fixture.Locations, logger, TimeProvider.System);
            tracker.Start();
            for (var i = 0; i < RunsPerTracker; i++)
            {
                Send(tracker, random);
                fixture.Run(0.05);
            }

            tracker.PlayersJoined("7 license:valid");
            tracker.Sampled("7 10000 20000 3000 90");
            fixture.Run(30);
            Assert.True(fixture.Channel.Map.ContainsKey("valid"), $"seed {seed}");
            Assert.DoesNotContain(logger.Lines.Concat(fixture.Log.Lines), line => line.Event == "Unexpected");
        }
    }

    private static void Send(PlayerTracker tracker, Random random)
    {
        var text = Mutate(Sample, random);
        switch (random.Next(4))
        {
            case 0:
                tracker.PlayersJoined(Mutate("1 license:a discord:1\n2 license:b", random));
                break;
            case 1:
                tracker.PlayerLeft(random.Next(2) == 0 ? text : random.Next(3));
                break;
            default:
                tracker.Sampled(random.Next(20) == 0 ? random.Next() : text);
                break;
        }
    }

    private static string Mutate(string text, Random random)
    {
        var letters = text.ToList();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(letters.Count);
            switch (random.Next(3))
            {
                case 0:
                    letters[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                case 1:
                    letters.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                default:
                    letters.RemoveAt(at);
                    break;
            }
        }

        return new string([.. letters]);
    }
}

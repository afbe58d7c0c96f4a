using FsCheck;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Cad;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever a push event's payload holds: it is read or counted, the registries and the official events take it, and the
/// next event is raised unchanged.</summary>
[Collection(nameof(FuzzTests))]
public sealed class EnvelopeFuzzTests(ITestOutputHelper output)
{
    // "{}" in an array is the dearest that can be bought for two or three bytes: a table and an event of its own, raised and read
    // back by the test's server.
    private const int BytesPerByte = 2500;

    // What the hub's protocol turns away before, and what is longer than any input here.
    private static readonly string[] NotHere =
        [nameof(PushRejection.None), nameof(PushRejection.TooLong), nameof(PushRejection.UnreadableRecord), nameof(PushRejection.WrongArgumentCount)];

    private static readonly Gen<FuzzSeries> Inputs = Corpus.Series(Mutations.Of(Corpus.Payloads), 4);

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Payloads_OfAnyBytes_NeverThrowOrCostTheNextEvent()
    {
        Fuzz.Run(FuzzPlan.Envelopes, Inputs, Feed);
        output.WriteLine($"{FuzzPlan.Envelopes.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.Envelopes, ["raised", .. Enum.GetNames<PushRejection>().Except(NotHere)]);
    }

    private void Feed(FuzzSeries input)
    {
        var logger = new CollectingLogger();
        var scene = new CadScene(new ManualClock(), logger);
        scene.Path.Dispatcher.Use(new EventOptions());
        if (input.Choice % 2 == 0)
        {
            scene.Primed();
        }

        foreach (var part in input.Parts)
        {
            Allocation.AtMost(BytesPerByte, part.Length, () =>
            {
                scene.Path.Receive(part.Bytes);
                scene.Path.RaiseAll();
            });
        }

        _outcomes.CountRaisedAndRefused(scene.Path);
        ValidEvent.AssertComesThrough(scene.Path, () => scene.Path.Receive(ValidEvent.Payload));
        Assert.Equal(0, logger.CountOf("EventNotRaised"));
    }
}

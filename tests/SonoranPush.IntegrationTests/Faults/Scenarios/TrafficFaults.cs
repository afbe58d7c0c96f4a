using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>What can be wrong with what a session carries. The connection lives through all of it.</summary>
internal static class TrafficFaults
{
    private const int Many = 100;

    [Scenario]
    public static Task Record_SplitOverManyFrames_IsOneEvent(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        scene.Cad.Faults.FrameBytes = 1;

        Assert.Equal(await scene.PushAsync(3), await scene.RaisedNumbersAsync(3));
    });

    [Scenario]
    public static Task Records_ManyInOneFrame_AreAllRaisedInOrder(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        scene.Cad.Faults.GatherPushes = Many;

        var numbers = await scene.PushAsync(Many - 1);
        await scene.NextEventIsRaisedAsync();

        Assert.Equal(numbers.Append(numbers[^1] + 1), await scene.RaisedNumbersAsync(Many));
    });

    [Scenario]
    public static Task Record_Of6Megabytes_IsCountedAndDropped(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        var refused = await RefusedAsync(scene);

        await scene.Cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["a"] = new string('x', 6 * 1024 * 1024) });
        await scene.NextEventIsRaisedAsync();

        Assert.Single(scene.Raised(ScriptContract.PushEvent));
        Assert.Equal(refused + 1, await RefusedAsync(scene));
    });

    // A row that may be the hub's reason is put off for half a minute.
    [Scenario(IsLong = true)]
    public static Task LocationCall_EndingInAnError_IsSentAgain(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        var unit = "again" + (await scene.PushAsync())[0];
        scene.Cad.Faults.FailingMethod = "unitLocation";
        await scene.SendLocationAsync(unit, 1);
        await Soon.TrueAsync(() => scene.Lines("[SP-403]").Count > 0, "a refused call");
        Assert.DoesNotContain($"communityUserId:{unit}", scene.Cad.Locations.Keys);

        scene.Cad.Faults.FailingMethod = null;

        await Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey($"communityUserId:{unit}"), "the location");
    });

    [Scenario]
    public static Task PushEvents_Duplicated_AreRaisedAsTheyCome(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        scene.Cad.Faults.DuplicatePushes = true;

        var numbers = await scene.PushAsync(3);

        Assert.Equal(numbers.SelectMany(number => new[] { number, number }), await scene.RaisedNumbersAsync(6));
    });

    [Scenario]
    public static Task PushEvents_Reordered_AreRaisedAsTheyCome(FaultScene scene) => KeepsTheConnectionAsync(scene, async () =>
    {
        scene.Cad.Faults.ReversePushes = 5;

        var numbers = await scene.PushAsync(5);

        Assert.Equal(numbers.Reverse(), await scene.RaisedNumbersAsync(5));
        Assert.All(Steps(scene), step => Assert.Equal(1, step));
    });

    [Scenario]
    public static Task Session_AnotherOneForTheSameServer_TakesItsEventsOnlyWhileItLives(FaultScene scene) =>
        KeepsTheConnectionAsync(scene, async () =>
        {
            await using (var other = await HubClient.LogInAsync(scene.Cad))
            {
                await scene.PushAsync(2);
                await other.NextPushAsync();
                await other.NextPushAsync();
                Assert.Empty(scene.Raised(ScriptContract.PushEvent));

                scene.Cad.Rules.Sessions = SessionPolicy.All;
                Assert.Equal(await scene.PushAsync(2), await scene.RaisedNumbersAsync(2));
            }

            scene.Cad.Rules.Sessions = SessionPolicy.Newest;
            await Soon.TrueAsync(() => scene.Cad.Sessions.Count == 1, "the end of the other session");
            await scene.NextEventIsRaisedAsync();
            Assert.Equal(3, scene.Raised(ScriptContract.PushEvent).Count);
        });

    private static async Task KeepsTheConnectionAsync(FaultScene scene, Func<Task> play)
    {
        var before = scene.Session.ConnectionId;

        await play();

        scene.Cad.Faults.Clear();
        await scene.NextEventIsRaisedAsync();
        Assert.Equal(before, scene.Session.ConnectionId);
        Assert.Empty(scene.Raised(ScriptContract.Disconnected));
    }

    // The distances between the sequence numbers.
    private static long[] Steps(FaultScene scene)
    {
        var sequences = scene.Raised(ScriptContract.PushEvent).Select(raised => raised.Arguments[2].GetProperty("sequence").GetInt64()).ToList();
        return [.. sequences.Skip(1).Zip(sequences, (later, earlier) => later - earlier)];
    }

    private static async Task<long> RefusedAsync(FaultScene scene) => (await scene.StatusAsync()).GetProperty("eventsRefused").GetInt64();
}

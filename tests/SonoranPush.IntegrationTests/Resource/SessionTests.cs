namespace SonoranPush.IntegrationTests.Resource;

public sealed class SessionTests
{
    [Fact]
    public Task ServerIds_Two_AreTwoSessionsWithTheirOwnEvents() => Scene.PlayAsync(new() { ServerIds = [3, 8] }, async scene =>
    {
        await scene.PushAsync("EVENT_TONE", 30, serverId: 3);
        await scene.PushAsync("EVENT_TONE", 80, serverId: 8);
        await scene.PushAsync("EVENT_TONE", 31, serverId: 3);
        var events = await scene.Events.NamedAsync(ScriptContract.PushEvent, 3);

        Assert.Equal([3, 8], scene.Cad.Sessions.Select(session => session.ServerId!.Value).Order());
        Assert.Equal([(30L, 1L), (31L, 2L)], EventsOf(3));
        Assert.Equal([(80L, 1L)], EventsOf(8));
        Assert.Equal(true, await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.IsConnectedExport, 8));
        Assert.Equal(false, await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.IsConnectedExport, 9));

        (long Number, long Sequence)[] EventsOf(int serverId) =>
        [
            .. events.Where(raised => raised.Table(2).Number("serverId") == serverId)
                .Select(raised => (raised.Table(1).Number("number"), raised.Table(2).Number("sequence"))),
        ];
    });

    [Fact]
    public Task FirstConnection_IsToldWithoutAGap() => Scene.PlayAsync(new(), scene =>
    {
        var told = Assert.Single(scene.Events.Named(ScriptContract.Connected)).Table();

        Assert.Equal(["gapMs", "reconnected", "serverId"], told.Keys.Order());
        Assert.Equal(1, told.Number("serverId"));
        Assert.Equal(false, told["reconnected"]);
        Assert.Equal(0, told.Number("gapMs"));
        return Task.CompletedTask;
    });

    [Fact]
    public Task LostConnection_IsToldWithReasonAndRetryAndThenItsGap() => Scene.PlayAsync(new(), async scene =>
    {
        scene.Cad.DropAll();
        var back = (await scene.Events.NamedAsync(ScriptContract.Connected, 2))[1].Table();
        var lost = Assert.Single(scene.Events.Named(ScriptContract.Disconnected)).Table();

        Assert.Equal(["reason", "retryInMs", "serverId"], lost.Keys.Order());
        Assert.Equal(1, lost.Number("serverId"));
        Assert.Equal("connectionLost", lost["reason"]);
        Assert.InRange(lost.Number("retryInMs"), 500, 1000);
        Assert.Equal(true, back["reconnected"]);
        Assert.InRange(back.Number("gapMs"), lost.Number("retryInMs"), Soon.Patience.TotalMilliseconds);
    });

    [Fact]
    public Task Reconnect_ByTheConsole_IsToldAndTakesANewConnectionAtOnce() => Scene.PlayAsync(new(), async scene =>
    {
        var before = Assert.Single(scene.Cad.Sessions).ConnectionId;

        await scene.Host.ExecuteAsync("sonoranpush reconnect");
        await scene.Events.NamedAsync(ScriptContract.Connected, 2);
        await Soon.TrueAsync(() => scene.Cad.Sessions.Count == 1, "the end of the old connection");

        var lost = Assert.Single(scene.Events.Named(ScriptContract.Disconnected)).Table();
        Assert.Equal("reconnectRequested", lost["reason"]);
        Assert.Equal(0, lost.Number("retryInMs"));
        Assert.NotEqual(before, scene.Cad.Sessions[0].ConnectionId);
    });

    [Fact]
    public Task EventsDropped_TellsHowManyWereGivenUp() => Scene.PlayAsync(
        new()
        {
            Config = new JsonObject { ["limits"] = new JsonObject { ["queuedEvents"] = 256 } },
            Convars = { ["consumer_busyMs"] = "100" },
        },
        async scene =>
        {
            const int Count = 1000;
            for (var number = 0; number < Count; number++)
            {
                await scene.PushAsync("EVENT_TONE", number);
            }

            await scene.Events.FirstAsync(ScriptContract.EventsDropped, _ => true);
            await scene.Host.SetConvarAsync("consumer_busyMs", "0");
            await scene.Events.FirstAsync(ScriptContract.PushEvent, raised => raised.Table(1).Number("number") == Count - 1);

            var told = scene.Events.Named(ScriptContract.EventsDropped).Select(raised => raised.Table()).ToList();
            var raisedNumbers = scene.Events.Named(ScriptContract.PushEvent).Select(raised => raised.Table(1).Number("number")).ToList();
            Assert.All(told, table => Assert.Equal(["count", "serverId"], table.Keys.Order()));
            Assert.Equal(Count, raisedNumbers.Count + told.Sum(table => table.Number("count")));
            Assert.Equal(raisedNumbers.Order(), raisedNumbers);
            Assert.Equal(told.Sum(table => table.Number("count")), (await scene.AskConsumerAsync()).Number("dropped"));
        });
}

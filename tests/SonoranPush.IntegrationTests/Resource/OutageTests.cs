namespace SonoranPush.IntegrationTests.Resource;

public sealed class OutageTests
{
    [Fact]
    public Task Kill_For20Seconds_IsOverWithinNineSecondsOfTheReturn() => Scene.PlayAsync(new(), async scene =>
    {
        var outage = TimeSpan.FromSeconds(20);
        await scene.PushAsync("EVENT_TONE", 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        await scene.Cad.KillAsync(outage);
        await scene.Cad.SessionAsync(1, TimeSpan.FromSeconds(9));
        await scene.PushAsync("EVENT_TONE", 2);
        var events = await scene.Events.NamedAsync(ScriptContract.PushEvent, 2);

        Assert.Equal(2, events[1].Table(1).Number("number"));
        var lost = Assert.Single(scene.Events.Named(ScriptContract.Disconnected)).Table();
        Assert.Equal("connectionLost", lost["reason"]);
        var back = scene.Events.Named(ScriptContract.Connected)[1].Table();
        Assert.Equal(true, back["reconnected"]);
        Assert.InRange(back.Number("gapMs"), outage.TotalMilliseconds, (outage + TimeSpan.FromSeconds(10)).TotalMilliseconds);
        var consumer = await scene.AskConsumerAsync();
        Assert.Equal(2, consumer.Number("connected"));
        Assert.Equal(1, consumer.Number("disconnected"));
    });
}

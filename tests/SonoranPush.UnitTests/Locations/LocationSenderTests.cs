using SonoranPush.Locations;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

public class LocationSenderTests
{
    private readonly LocationFixture _fixture = new();

    [Fact]
    public void Send_NoAnswerYet_StartsNoOtherCall()
    {
        _fixture.Channel.Reply = _ => null;
        _fixture.Run(3, () => _fixture.Locations.Post(Update("a", x: 10 * _fixture.Time.GetUtcNow().Millisecond)));
        Assert.Single(_fixture.Channel.Calls);

        _fixture.Channel.Answer(new HubReply(true));
        _fixture.Run(0.3);

        Assert.Equal(2, _fixture.Channel.Calls.Count);
    }

    [Fact]
    public void Send_NotReady_WaitsAndThenSendsTheLatest()
    {
        _fixture.Channel.IsReady = false;
        _fixture.Locations.Post(Update("a", x: 10));
        _fixture.Run(5);
        _fixture.Locations.Post(Update("a", x: 20));
        Assert.Empty(_fixture.Channel.Calls);

        _fixture.Channel.IsReady = true;
        _fixture.Step();

        Assert.Equal(20, _fixture.Channel.Map["a"].Coordinates!.Value.X);
    }

    [Fact]
    public void Send_CallFails_SendsTheRowAgain()
    {
        _fixture.Channel.Reply = _ => null;
        _fixture.Locations.Post(Update("a"));
        _fixture.Step();
        _fixture.Channel.Break();
        _fixture.Channel.Reply = _ => new HubReply(true);
        _fixture.Run(1);

        Assert.True(_fixture.Channel.Map.ContainsKey("a"));
        Assert.Contains("connection lost", Assert.Single(_fixture.Log.Lines).Text);
        Assert.Equal(1, _fixture.Locations.Status.CallsFailed);
    }

    [Fact]
    public void Send_ChannelThrows_IsAFailedCall()
    {
        _fixture.Channel.Reply = _ => throw new InvalidOperationException("not connected");
        _fixture.Locations.Post(Update("a"));
        _fixture.Run(1);

        Assert.True(_fixture.Locations.Status.CallsFailed > 1);
        Assert.Equal(0, _fixture.Locations.Status.RowsSent);
    }

    [Fact]
    public void Send_EveryThirdCallRefused_EndsWithEveryLastPositionOnTheMap()
    {
        _fixture.Channel.Reply = _ => _fixture.Channel.Calls.Count % 3 == 0 ? new HubReply(false, "boom") : new HubReply(true);
        var random = new Random(20261123);
        _fixture.Run(20, () => _fixture.Locations.PostMany(
            Enumerable.Range(0, 40).Select(i => (object)Update("u" + i, x: random.Next(0, 5_000))).ToList()));
        _fixture.Locations.PostMany(Enumerable.Range(0, 40).Select(i => (object)Update("u" + i, x: 6_000 + i)).ToList());
        _fixture.Run(90);

        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(6_000 + i, _fixture.Channel.Map["u" + i].Coordinates!.Value.X));
    }
}

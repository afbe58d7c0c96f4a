using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

/// <summary>From samples to rows at the hub.</summary>
public class LocationPipelineTests
{
    private readonly LocationFixture _fixture = new();

    private FakeChannel Channel => _fixture.Channel;

    [Fact]
    public void Sample_OnFoot_SendsPlaceHeadingAndFootModel()
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100, 200, 30, heading: 270);
        _fixture.Run(1);

        var row = Channel.Map["cad-1"];
        Assert.Equal(new Coordinates(100, 200, 30, 270), row.Coordinates);
        Assert.EndsWith("on_foot.glb", row.Vehicle!.Model, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("police", 1, "police_car.glb", true)]
    [InlineData("blista", 0, "car.glb", false)]
    public void Sample_InVehicle_SendsModelAndSiren(string model, int siren, string file, bool lights)
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100, vehicle: $" {SonoranPush.Locations.GameHash.Of(model)} automobile {siren}");
        _fixture.Run(1);

        var vehicle = Channel.Map["cad-1"].Vehicle!;
        Assert.EndsWith(file, vehicle.Model, StringComparison.Ordinal);
        Assert.Equal(lights, vehicle.Lights);
    }

    [Fact]
    public void Sample_WithoutAVehicle_KeepsTheLastOneUntilThePlayerIsOnFoot()
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100, vehicle: " 99 boat 0");
        _fixture.Sample(1, 200);
        _fixture.Run(1);
        Assert.EndsWith("boat.glb", Channel.Map["cad-1"].Vehicle!.Model, StringComparison.Ordinal);

        _fixture.Sample(1, 300, vehicle: " -");
        _fixture.Run(1);

        Assert.EndsWith("on_foot.glb", Channel.Map["cad-1"].Vehicle!.Model, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(101.5, 90, 1)]
    [InlineData(103, 90, 2)]
    [InlineData(100, 95, 1)]
    [InlineData(100, 180, 2)]
    public void Sample_OfAChange_IsSentWhenItIsSignificant(double x, int heading, int calls)
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100);
        _fixture.Run(1);
        _fixture.Sample(1, x, heading: heading);
        _fixture.Run(1);

        Assert.Equal(calls, Channel.Calls.Count);
    }

    [Fact]
    public void Player_WhoStandsStill_IsSentAgainAfterThirtySeconds()
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100);
        _fixture.Run(29);
        Assert.Single(Channel.Calls);

        _fixture.Run(3);

        Assert.Equal(2, Channel.Calls.Count);
    }

    [Fact]
    public void Sample_OfAPlayerWhoIsNotTracked_IsSkipped()
    {
        _fixture.Sample(1, 100);
        _fixture.Run(1);

        Assert.Empty(Channel.Calls);
        Assert.Equal(0, _fixture.Locations.Status.SamplesRejected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("1 1 1 1")]
    [InlineData("1 1 1 1 1 1")]
    [InlineData("1 1 1 1 90 1 automobile 2")]
    [InlineData("0 1 1 1 90")]
    [InlineData("1 2000001 1 1 90")]
    [InlineData("1 1.5 1 1 90")]
    [InlineData("@-1\n1 1 1 1 90")]
    [InlineData("@x")]
    [InlineData("@6000\n1 1 1 1 90")]
    [InlineData("1 10000 20000 3000 90\n2 x")]
    public void Sample_Malformed_IsCountedAndDropped(string? text)
    {
        _fixture.Track(1);
        _fixture.Locations.AddSample(text);
        _fixture.Run(1);

        Assert.Equal(1, _fixture.Locations.Status.SamplesRejected);
        Assert.Equal(1, _fixture.Log.CountOf("SampleRejected"));
        Assert.Empty(Channel.Calls);
    }

    [Fact]
    public void Samples_MoreThanCanWait_AreCountedAndDropped()
    {
        _fixture.Track(1);
        for (var i = 0; i < 300; i++)
        {
            _fixture.Sample(1, 100 + i);
        }

        _fixture.Run(1);

        Assert.Equal(44, _fixture.Locations.Status.SamplesRejected);
    }

    [Fact]
    public void Disconnected_SendsTheLatestOfEveryPlayerAfterwards()
    {
        Channel.IsReady = false;
        _fixture.Track(1);
        _fixture.Sample(1, 100);
        _fixture.Run(5);
        _fixture.Sample(1, 200);
        Channel.IsReady = true;
        _fixture.Run(1);

        Assert.Equal(200, Assert.Single(Channel.Calls).Single().Coordinates!.Value.X);
    }

    [Fact]
    public void Destination_Changes_SendsEveryRowAgain()
    {
        _fixture.Track(1);
        _fixture.Sample(1, 100);
        _fixture.Locations.Post(Update("export"));
        _fixture.Run(1);
        Channel.Map.Clear();

        Channel.Destination = 2;
        _fixture.Run(1);

        Assert.Equal(["cad-1", "export"], Channel.Map.Keys.Order());
    }

    [Fact]
    public void UnitTable_FullOfOtherUnits_TracksThePlayerOnceThereIsRoom()
    {
        var fixture = new LocationFixture(unitLimit: 1);
        fixture.Locations.Post(Update("export"));
        fixture.Run(1);
        fixture.Track(1);
        fixture.Sample(1, 100);
        fixture.Run(1);
        Assert.DoesNotContain("cad-1", fixture.Channel.Map.Keys);
        Assert.True(fixture.Log.CountOf("UnitTableFull") > 0);

        fixture.Run(180);
        fixture.Sample(1, 100);
        fixture.Run(1);

        Assert.Contains("cad-1", fixture.Channel.Map.Keys);
    }

    [Fact]
    public void Pace_CountsEachUnitOnce()
    {
        for (var player = 1; player <= 25; player++)
        {
            _fixture.Track(player);
            _fixture.Sample(player, 100 + player);
        }

        Channel.IsReady = false;
        _fixture.Run(1);

        Assert.Equal(TimeSpan.FromMilliseconds(250), _fixture.Locations.Status.RoundTime);
    }

    [Fact]
    public void Answer_WithTooLowACount_SendsTheRowsOnceMore()
    {
        Channel.Reply = _ => new HubReply(true, null, 1);
        _fixture.Locations.Post(Update("a"));
        _fixture.Locations.Post(Update("b", 50));
        _fixture.Run(3);

        Assert.Equal([2, 2], Channel.Calls.Select(rows => rows.Count));
        Assert.Equal(2, _fixture.Log.CountOf("LocationRowsNotCounted"));
    }
}

using LocalCad.Locations;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class UnitLocationTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private LocalCadServer _cad = null!;
    private HubClient _client = null!;

    public async Task InitializeAsync()
    {
        _cad = await LocalCadServer.StartAsync(new() { TimeProvider = _time });
        _client = await HubClient.LogInAsync(_cad);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _cad.DisposeAsync();
    }

    [Fact]
    public async Task Call_GoodRows_AreCountedAndKept()
    {
        var reply = await _client.SendLocationsAsync(Some.Row("a"), Some.Row("b"));

        Assert.Equal(new(true, null, 2), reply);
        Assert.Equal(["communityUserId:a", "communityUserId:b"], _cad.Locations.Keys.Order());
        var kept = _cad.Locations["communityUserId:a"];
        Assert.Equal("Main St", kept.Location);
        Assert.Equal(new(1, 2, 3, 90), kept.Coordinates);
        Assert.Equal(_time.GetUtcNow(), kept.At);
    }

    [Fact]
    public async Task Call_SameUnitAgain_TheLatestRowStandsAndIsCounted()
    {
        await _client.SendLocationsAsync(Some.Row(x: 1));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        await _client.SendLocationsAsync(Some.Row(x: 5));

        var kept = Assert.Single(_cad.Locations.Values);
        Assert.Equal(5, kept.Coordinates!.X);
        Assert.Equal(2, kept.Count);
    }

    [Fact]
    public async Task Call_Position_IsTakenWhenThereAreNoCoordinates()
    {
        await _client.SendLocationsAsync(
            new { identId = 1, location = "A", position = new { x = 7 } },
            new { roblox = 2L, location = "B", position = new { x = 7 }, coordinates = new { x = 8, y = 1, z = 1, w = 1 } },
            new { apiId = "c", location = "C" });

        Assert.Equal(new(7, 0, 0, 0), _cad.Locations["identId:1"].Coordinates);
        Assert.Equal(new(8, 1, 1, 1), _cad.Locations["roblox:2"].Coordinates);
        Assert.Null(_cad.Locations["apiId:c"].Coordinates);
    }

    [Fact]
    public async Task Call_BeforeLogin_IsRefused()
    {
        await using var stranger = await HubClient.ConnectAsync(_cad);

        Assert.Equal("Unauthenticated. Call authenticate first.", (await stranger.SendLocationsAsync(Some.Row())).Error);
    }

    [Fact]
    public async Task Call_WithoutRows_IsRefused()
    {
        Assert.Equal("Missing unit location updates.", (await _client.SendLocationsAsync()).Error);
        Assert.Equal("Missing unit location updates.", (await _client.CallAsync("unitLocation", new object?[] { null })).Error);
    }

    [Fact]
    public async Task Call_ObjectInsteadOfArray_EndsInACompletionError()
    {
        var error = await Assert.ThrowsAsync<HubException>(() => _client.CallAsync("unitLocation", Some.Row()));

        Assert.Contains("Failed to invoke 'UnitLocation' due to an error on the server.", error.Message);
    }

    [Fact]
    public async Task Call_TwentyFiveRows_IsTheMost()
    {
        Assert.Equal(25, (await _client.SendLocationsAsync(Rows(25))).Count);
        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal("Too many unit updates in one call. Max is 25.", (await _client.SendLocationsAsync(Rows(26))).Error);
    }

    [Fact]
    public async Task Call_SoonerThan200Milliseconds_IsRefused()
    {
        await _client.SendLocationsAsync(Some.Row());
        _time.Advance(TimeSpan.FromMilliseconds(199));
        var tooSoon = await _client.SendLocationsAsync(Some.Row());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var inTime = await _client.SendLocationsAsync(Some.Row());

        Assert.Equal("UNIT_LOCATION updates are limited to every 200ms.", tooSoon.Error);
        Assert.True(inTime.Success);
    }

    [Fact]
    public async Task Call_LongerInterval_CanBeDemanded()
    {
        _cad.Rules.LocationInterval = TimeSpan.FromMilliseconds(250);
        await _client.SendLocationsAsync(Some.Row());
        _time.Advance(TimeSpan.FromMilliseconds(249));

        Assert.False((await _client.SendLocationsAsync(Some.Row())).Success);
    }

    [Theory]
    [InlineData(LocationLimitScope.Connection, true)]
    [InlineData(LocationLimitScope.Community, false)]
    public async Task Call_FromASecondConnection_SharesTheIntervalOnlyPerCommunity(LocationLimitScope scope, bool accepted)
    {
        _cad.Rules.LocationLimit = scope;
        await using var second = await HubClient.LogInAsync(_cad);
        await _client.SendLocationsAsync(Some.Row());

        Assert.Equal(accepted, (await second.SendLocationsAsync(Some.Row())).Success);
    }

    [Fact]
    public async Task Call_OneBadRow_RefusesTheWholeCallAndAppliesNothing()
    {
        object[] bad =
        [
            new { location = "No target" },
            new { communityUserId = "a" },
            new { communityUserId = "a", location = "" },
            new { communityUserId = "", location = "A" },
            new { identId = "1", location = "Id as text" },
            "no object",
        ];

        foreach (var row in bad)
        {
            var reply = await _client.SendLocationsAsync(Some.Row(), row);
            _time.Advance(TimeSpan.FromMilliseconds(200));

            Assert.Equal("Each unit update requires identId, apiId, communityUserId, or roblox, and location.", reply.Error);
            Assert.Equal(0, reply.Count);
        }

        Assert.Empty(_cad.Locations);
        Assert.Equal(bad.Length, Assert.Single(_cad.LocationRefusals).Value);
    }

    [Fact]
    public async Task Call_TakenOrRefused_RaisesAnEvent()
    {
        LocationCall? call = null;
        string? refusal = null;
        _cad.LocationsAccepted += accepted => call = accepted;
        _cad.LocationsRefused += error => refusal = error;

        await _client.SendLocationsAsync(Some.Row("a"));
        await _client.SendLocationsAsync(Some.Row("a"));

        Assert.Equal("communityUserId:a", Assert.Single(call!.Rows).Target);
        Assert.Equal("UNIT_LOCATION updates are limited to every 200ms.", refusal);
    }

    private static object[] Rows(int count) => [.. Enumerable.Range(1, count).Select(i => Some.Row($"user{i}"))];
}

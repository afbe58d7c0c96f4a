using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>What the examples do in the game: they are cheap for the network and right on the screen.</summary>
public sealed class ClientScriptTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void LocationText_SendsTheStreetWhenItChanges_AndNothingElse()
    {
        using var client = new GameClient("location-text");

        client.Run(60 * Second);
        client.Do("street = 'Grove Street'; crossing = 'Davis Avenue'");
        client.Run(60 * Second);

        Assert.Equal(["location-text:street Alta Street", "location-text:street Grove Street / Davis Avenue"], client.Sent);
    }

    [Fact]
    public void LocationText_OfAFastDriver_IsSentOnceInThreeSecondsAtMost_AndEndsWithTheLastStreet()
    {
        using var client = new GameClient("location-text");

        for (var i = 0; i < 60; i++)
        {
            client.Do($"street = 'Street {i}'");
            client.Run(Second);
        }

        client.Run(5 * Second);

        Assert.InRange(client.Sent.Count, 15, 21);
        Assert.Equal("location-text:street Street 59", client.Sent[^1]);
    }

    [Fact]
    public void DutyBlips_FollowTheServersList_WithoutTheOwnUnit()
    {
        using var client = new GameClient("duty-blips");

        client.Do("raise('duty-blips:show', { { id = 1, player = '7', x = 0, y = 0, z = 0 }, { id = 2, player = '8', number = '4-L-9', x = 1, y = 2, z = 3 } })");
        Assert.Equal("4-L-9 1 2", client.Blips);
        client.Do("raise('duty-blips:show', { { id = 2, player = '8', number = '4-L-9', x = 5, y = 6, z = 3 }, { id = 3, player = '9', x = 0, y = 0, z = 0 } })");
        Assert.Equal("3 0 0, 4-L-9 5 6", client.Blips);
        client.Do("raise('duty-blips:show', {})");
        Assert.Equal(string.Empty, client.Blips);
    }

    [Fact]
    public void UnitHud_ShowsWhatTheServerTells_AndNothingWithoutAUnit()
    {
        using var client = new GameClient("unit-hud");
        client.Run(Second);
        Assert.Equal(["unit-hud:ready"], client.Sent);
        Assert.Null(client.Drawn);

        client.Do("raise('unit-hud:unit', { number = '4-L-9', status = 'Busy', isPanic = false })");
        client.Run(Second);
        Assert.Equal("4-L-9  Busy", client.Drawn);

        client.Do("raise('unit-hud:unit', { number = '4-L-9', status = 'Busy', isPanic = true })");
        client.Run(Second);
        Assert.Equal("4-L-9  PANIC", client.Drawn);

        client.Do("raise('unit-hud:unit', nil)");
        client.Run(Second);
        Assert.Null(client.Drawn);
        Assert.Single(client.Sent);
    }
}

using System.Net.Sockets;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Stop_CutsConnectionsWithoutGoodbyeAndRefusesNewOnes()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        await cad.StopAsync();

        Assert.NotNull(await client.Closed);
        Assert.Empty(cad.Sessions);
        using var tcp = new TcpClient();
        var error = await Assert.ThrowsAsync<SocketException>(() => tcp.ConnectAsync(cad.Url.Host, cad.Url.Port));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task Restart_ListensOnTheSamePortAndRemembersLocations()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        var url = cad.HubUrl;
        await using (var client = await HubClient.LogInAsync(cad))
        {
            await client.SendLocationsAsync(Some.Row());
            await cad.StopAsync();
        }

        await cad.RestartAsync();
        await using var again = await HubClient.LogInAsync(cad);

        Assert.Equal(url, cad.HubUrl);
        Assert.Single(cad.Sessions);
        Assert.Single(cad.Locations);
    }

    [Fact]
    public async Task Drop_CutsConnectionsAndGoesOnListening()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        cad.DropAll();

        Assert.NotNull(await client.Closed);
        await using var again = await HubClient.LogInAsync(cad);
    }

    [Fact]
    public async Task Session_IsWaitedFor()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        var waiting = cad.SessionAsync(1, Soon.Patience);

        await using var client = await HubClient.LogInAsync(cad);

        Assert.Same(Assert.Single(cad.Sessions), await waiting);
        Assert.Same(Assert.Single(cad.Sessions), await cad.SessionAsync(1, Soon.Patience));
    }

    [Fact]
    public async Task Session_NotInTime_Throws()
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        await Assert.ThrowsAsync<TimeoutException>(() => cad.SessionAsync(1, TimeSpan.FromMilliseconds(1)));
    }
}

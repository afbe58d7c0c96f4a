using Microsoft.AspNetCore.SignalR;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class LoginTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Login_GoodCredentials_OpensASession(bool negotiate)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad, negotiate);

        var reply = await client.CallAsync("authenticatev2", "demo", "demo-key", 1);

        Assert.Equal(new(true, null, 0), reply);
        var session = Assert.Single(cad.Sessions);
        Assert.Equal(1, session.ServerId);
        Assert.Equal(negotiate ? client.Connection.ConnectionId : session.ConnectionId, session.ConnectionId);
    }

    [Fact]
    public async Task Login_NullServerId_OpensASessionWithoutServer()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad, serverId: null);

        Assert.Null(Assert.Single(cad.Sessions).ServerId);
    }

    [Theory]
    [InlineData("other", "demo-key", 1, "Invalid community ID.")]
    [InlineData("DEMO", "demo-key", 1, "Invalid community ID.")]
    [InlineData(null, "demo-key", 1, "Invalid community ID.")]
    [InlineData("demo", "other", 1, "Invalid API key.")]
    [InlineData("demo", null, 1, "Invalid API key.")]
    [InlineData("demo", "demo-key", 2, "Invalid serverId.")]
    public async Task Login_BadCredentials_IsRefusedWithAReason(string? community, string? key, int server, string error)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);
        string? refused = null;
        cad.LoginRefused += text => refused = text;

        var reply = await client.CallAsync("authenticatev2", community, key, server);

        Assert.Equal(new(false, error, 0), reply);
        Assert.Equal(error, refused);
        Assert.Empty(cad.Sessions);
    }

    [Theory]
    [InlineData("authenticatev2", true)]
    [InlineData("authenticatev2", false)]
    [InlineData("authenticate", true)]
    [InlineData("authenticate", false)]
    public async Task Login_Lenient_EitherNameTakesTwoOrThreeArguments(string method, bool withServer)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);

        var reply = withServer
            ? await client.CallAsync(method, "demo", "demo-key", 1)
            : await client.CallAsync(method, "demo", "demo-key");

        Assert.True(reply.Success);
        Assert.Equal(withServer ? 1 : null, Assert.Single(cad.Sessions).ServerId);
    }

    [Theory]
    [InlineData("authenticatev2", 3, true)]
    [InlineData("authenticatev2", 2, false)]
    [InlineData("authenticate", 2, true)]
    [InlineData("authenticate", 3, false)]
    public async Task Login_Strict_OneCountForEachName(string method, int count, bool accepted)
    {
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { StrictLogin = true } });
        await using var client = await HubClient.ConnectAsync(cad);
        var arguments = new object?[] { "demo", "demo-key", 1 }.Take(count).ToArray();

        if (accepted)
        {
            Assert.True((await client.CallAsync(method, arguments)).Success);
        }
        else
        {
            var error = await Assert.ThrowsAsync<HubException>(() => client.CallAsync(method, arguments));
            Assert.Contains("due to an error on the server.", error.Message);
        }

        Assert.Equal(accepted ? 1 : 0, cad.Sessions.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Login_OtherCounts_EndInACompletionErrorEvenLenient(int count)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);

        await Assert.ThrowsAsync<HubException>(
            () => client.CallAsync("authenticatev2", new object?[] { "demo", "demo-key", 1, 1 }.Take(count).ToArray()));

        Assert.Equal("Invalid serverId.", (await client.CallAsync("authenticatev2", "demo", "demo-key", 9)).Error);
    }

    [Fact]
    public async Task Login_ServerIdAsText_EndsInACompletionError()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);

        var error = await Assert.ThrowsAsync<HubException>(() => client.CallAsync("authenticatev2", "demo", "demo-key", "1"));

        Assert.Contains("Failed to invoke 'Authenticatev2' due to an error on the server.", error.Message);
    }

    [Fact]
    public async Task Login_Repeated_ReplacesTheSession()
    {
        await using var cad = await LocalCadServer.StartAsync(new() { ServerIds = [1, 2] });
        await using var client = await HubClient.LogInAsync(cad);

        Assert.True((await client.CallAsync("authenticatev2", "demo", "demo-key", 2)).Success);

        Assert.Equal(2, Assert.Single(cad.Sessions).ServerId);
    }

    [Fact]
    public async Task Login_RepeatedAndRefused_EndsTheSession()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        Assert.False((await client.CallAsync("authenticatev2", "demo", "wrong", 1)).Success);

        Assert.Empty(cad.Sessions);
    }

    [Fact]
    public async Task UnknownMethod_AnswersThatItDoesNotExist()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);

        var error = await Assert.ThrowsAsync<HubException>(() => client.CallAsync("nope"));

        Assert.Contains("Method does not exist.", error.Message);
    }
}

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class FallbackTests
{
    [Fact]
    public async Task Push_NoSession_IsPostedToTheGameServer()
    {
        await using var game = await HttpCatcher.StartAsync();
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Fallback = game.Url } });

        Assert.True(await cad.PushAsync(1, Some.Envelope));

        Assert.Equal($"/sonorancad/event application/json; charset=utf-8 {Some.Envelope}", Assert.Single(game.Posts));
    }

    [Fact]
    public async Task Push_Session_IsNeverPosted()
    {
        await using var game = await HttpCatcher.StartAsync();
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Fallback = game.Url } });
        await using var client = await HubClient.LogInAsync(cad);

        Assert.True(await cad.PushAsync(1, Some.Envelope));

        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetRawText());
        Assert.Empty(game.Posts);
    }

    [Fact]
    public async Task Push_WhileTheHubIsDown_IsPosted()
    {
        await using var game = await HttpCatcher.StartAsync();
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Fallback = game.Url } });
        await using var client = await HubClient.LogInAsync(cad);
        await cad.StopAsync();

        Assert.True(await cad.PushAsync(1, Some.Envelope));

        Assert.Single(game.Posts);
    }

    [Fact]
    public async Task Push_GameServerAnswersWithAnError_ReachedNobody()
    {
        await using var game = await HttpCatcher.StartAsync(status: 500);
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Fallback = game.Url } });

        Assert.False(await cad.PushAsync(1, Some.Envelope));
    }

    [Fact]
    public async Task Push_GameServerIsDown_ReachedNobody()
    {
        Uri nowhere;
        await using (var game = await HttpCatcher.StartAsync())
        {
            nowhere = game.Url;
        }

        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Fallback = nowhere } });

        Assert.False(await cad.PushAsync(1, Some.Envelope));
    }
}

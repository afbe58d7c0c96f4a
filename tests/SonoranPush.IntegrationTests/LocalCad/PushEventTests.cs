using LocalCad.Sessions;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class PushEventTests
{
    [Fact]
    public async Task Push_AsObject_ArrivesAsIs()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        Assert.True(await cad.PushAsync(1, Some.Envelope, PushForm.JsonObject));

        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetRawText());
    }

    [Fact]
    public async Task Push_AsText_ArrivesAsAString()
    {
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { PushForm = PushForm.JsonText } });
        await using var client = await HubClient.LogInAsync(cad);

        Assert.True(await cad.PushAsync(1, Some.Envelope));

        var push = await client.NextPushAsync();
        Assert.Equal(JsonValueKind.String, push.ValueKind);
        Assert.Equal(Some.Envelope, push.GetString());
    }

    [Fact]
    public async Task PushEvent_WrapsDataIntoAnEnvelopeWithTheKey()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        await cad.PushEventAsync(1, "EVENT_UNIT_LOGOUT", new JsonObject { ["identId"] = 7 });

        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetRawText());
    }

    [Fact]
    public async Task Push_SessionOfAnotherServerOrOfNone_GetsNothing()
    {
        await using var cad = await LocalCadServer.StartAsync(new() { ServerIds = [1, 2] });
        await using var other = await HubClient.LogInAsync(cad, 2);
        await using var none = await HubClient.LogInAsync(cad, null);

        Assert.False(await cad.PushAsync(1, Some.Envelope));
    }

    [Theory]
    [InlineData(SessionPolicy.Newest, 0, 1)]
    [InlineData(SessionPolicy.First, 1, 0)]
    [InlineData(SessionPolicy.All, 1, 1)]
    public async Task Push_TwoSessionsOfOneServer_GoesByThePolicy(SessionPolicy policy, int toFirst, int toSecond)
    {
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { Sessions = policy } });
        await using var first = await HubClient.LogInAsync(cad);
        await using var second = await HubClient.LogInAsync(cad);

        await cad.PushAsync(1, Some.Envelope);

        Assert.Equal(toFirst, await CountPushesAsync(cad.Sessions[0], first));
        Assert.Equal(toSecond, await CountPushesAsync(cad.Sessions[1], second));
    }

    [Fact]
    public async Task Push_NewestSessionGone_GoesToTheOneBefore()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var first = await HubClient.LogInAsync(cad);
        var second = await HubClient.LogInAsync(cad);
        var gone = new TaskCompletionSource();
        cad.SessionClosed += _ => gone.TrySetResult();

        await second.DisposeAsync();
        await gone.Task.WaitAsync(Soon.Patience);
        await cad.PushAsync(1, Some.Envelope);

        Assert.Equal(Some.Envelope, (await first.NextPushAsync()).GetRawText());
    }

    // Pushes of one connection keep their order: what has not come before the last one does not come any more.
    private static async Task<int> CountPushesAsync(CadSession session, HubClient client)
    {
        const string Last = """{"last":true}""";
        await session.PushAsync(Last, PushForm.JsonObject);
        var count = 0;
        while ((await client.NextPushAsync()).GetRawText() != Last)
        {
            count++;
        }

        return count;
    }
}

using System.Net;
using System.Net.Http;
using Microsoft.Extensions.Time.Testing;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class RestTests() : CadTests(new() { ServerIds = [1, 2], TimeProvider = new FakeTimeProvider() })
{
    private const string Units = "/v2/emergency/servers/1/units";
    private const string Calls = "/v2/emergency/servers/1/calls";
    private const string Servers = "/v2/general/servers";

    private FakeTimeProvider Time => (FakeTimeProvider)Cad.Options.TimeProvider;

    [Fact]
    public async Task Units_MoreThanAPage_ComeInPages()
    {
        Cad.Board(1).SetUnits(Enumerable.Range(1, 150).Select(id => Unit(id)));

        var first = (await Rest.ReadAsync(Units)).AsArray();
        var second = (await Rest.ReadAsync($"{Units}?limit=100&offset=100")).AsArray();
        var middle = (await Rest.ReadAsync($"{Units}?limit=2&offset=10")).AsArray();

        Assert.Equal(Enumerable.Range(1, 100), Ids(first, "id"));
        Assert.Equal(Enumerable.Range(101, 50), Ids(second, "id"));
        Assert.Equal([11, 12], Ids(middle, "id"));
    }

    [Fact]
    public async Task Units_OfflineAndDispatchers_AreLeftOutUnlessAskedFor()
    {
        Cad.Board(1).SetUnits([Unit(1), Unit(2, status: 100), Unit(3, isDispatch: true)]);

        var usual = await Rest.ReadAsync(Units);
        var withOffline = await Rest.ReadAsync($"{Units}?includeOffline=true");
        var withDispatchers = await Rest.ReadAsync($"{Units}?onlyUnits=false");

        Assert.Equal([1], Ids(usual, "id"));
        Assert.Equal([1, 2], Ids(withOffline, "id"));
        Assert.Equal([1, 3], Ids(withDispatchers, "id"));
    }

    [Fact]
    public async Task Units_OfAnotherServer_AreItsOwn()
    {
        Cad.Board(2).SetUnits([Unit(1)]);

        Assert.Empty((await Rest.ReadAsync(Units)).AsArray());
    }

    [Fact]
    public async Task Calls_ComeInThreeListsAndClosedOnesInPages()
    {
        Cad.Board(1).SetCalls([Call(1), Call(2)], [Call(3)], Enumerable.Range(10, 12).Select(id => Call(id)));

        var all = await Rest.ReadAsync(Calls);
        var rest = await Rest.ReadAsync($"{Calls}?closedLimit=5&closedOffset=10");
        var dispatch = await Rest.ReadAsync($"{Calls}?type=0");
        var emergency = await Rest.ReadAsync($"{Calls}?type=1");

        Assert.Equal([1, 2], Ids(all["ActiveCalls"], "callId"));
        Assert.Equal([3], Ids(all["EmergencyCalls"], "callId"));
        Assert.Equal(Enumerable.Range(10, 10), Ids(all["ClosedCalls"], "callId"));
        Assert.Equal(12, (int?)all["ClosedCallCount"]);
        Assert.Equal([20, 21], Ids(rest["ClosedCalls"], "callId"));
        Assert.Empty(dispatch["EmergencyCalls"]!.AsArray());
        Assert.Empty(emergency["ActiveCalls"]!.AsArray());
        Assert.Equal([3], Ids(emergency["EmergencyCalls"], "callId"));
    }

    [Fact]
    public async Task Servers_AreTheConfiguredOnes()
    {
        var answer = await Rest.ReadAsync(Servers);

        Assert.Equal([1, 2], Ids(answer["servers"], "id"));
        Assert.Equal("30120", (string?)answer["servers"]![0]!["listenerPort"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer other")]
    [InlineData("Basic demo-key")]
    public async Task Request_WithoutTheKey_IsUnauthorized(string? authorization)
    {
        using var stranger = new RestClient(Cad, authorization);

        await AssertProblemAsync(HttpStatusCode.Unauthorized, await stranger.GetAsync(Units), Units);
    }

    [Fact]
    public async Task Request_ForAServerThatIsNotConfigured_IsNotFound()
    {
        const string Path = "/v2/emergency/servers/9/units";

        await AssertProblemAsync(HttpStatusCode.NotFound, await Rest.GetAsync(Path), Path);
    }

    [Theory]
    [InlineData(Units, "limit=0")]
    [InlineData(Units, "limit=101")]
    [InlineData(Units, "limit=many")]
    [InlineData(Units, "offset=-1")]
    [InlineData(Calls, "closedLimit=101")]
    [InlineData(Calls, "type=2")]
    public async Task Request_ForAPageThatCannotBe_IsABadRequest(string path, string query) =>
        await AssertProblemAsync(HttpStatusCode.BadRequest, await Rest.GetAsync($"{path}?{query}"), path);

    [Theory]
    [InlineData(Units, 3)]
    [InlineData(Calls, 5)]
    [InlineData(Servers, 10)]
    public async Task Request_MoreOftenThanTheLimit_IsRefusedForTheRestOfTheMinute(string path, int limit)
    {
        for (var i = 0; i < limit; i++)
        {
            await Rest.ReadAsync(path);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        using var refused = await Rest.GetAsync(path);
        Time.Advance(TimeSpan.FromSeconds(60 - limit));
        using var nextMinute = await Rest.GetAsync(path);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60 - limit), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("API rate limit exceeded", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, nextMinute.StatusCode);
    }

    [Fact]
    public async Task Request_MoreOftenThanTheLimit_CanBeRefusedWithoutATime()
    {
        Cad.Rules.RetryAfter = false;
        for (var i = 0; i < 3; i++)
        {
            await Rest.ReadAsync(Units);
        }

        using var refused = await Rest.GetAsync(Units);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
    }

    private static JsonObject Unit(int id, int status = 2, bool isDispatch = false) =>
        new() { ["id"] = id, ["status"] = status, ["isDispatch"] = isDispatch };

    private static JsonObject Call(int id) => new() { ["callId"] = id, ["status"] = 1 };

    private static int[] Ids(JsonNode? rows, string member) => [.. rows!.AsArray().Select(row => (int)row![member]!)];

    private static async Task AssertProblemAsync(HttpStatusCode status, HttpResponseMessage response, string path)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            Assert.Equal((int)status, (int?)problem["status"]);
            Assert.Equal(path, (string?)problem["instance"]);
            Assert.All(["type", "title", "traceId"], member => Assert.False(string.IsNullOrEmpty((string?)problem[member])));
        }
    }
}

using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class ControlApiTests : IAsyncLifetime, IDisposable
{
    private LocalCadServer _cad = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _cad = await LocalCadServer.StartAsync(new() { ServerIds = [1, 2] });
        _http = new HttpClient { BaseAddress = _cad.Url };
    }

    public async Task DisposeAsync() => await _cad.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("""{"type":"EVENT_UNIT_LOGOUT","data":{"identId":7}}""", Some.Envelope)]
    [InlineData("""{"key":"other","type":"X"}""", """{"key":"other","type":"X"}""")]
    public async Task Push_FillsInTheKeyOnlyWhenItIsAbsent(string body, string pushed)
    {
        await using var client = await HubClient.LogInAsync(_cad);

        var response = await PostAsync("/ctl/push?server=1&as=object", body);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(pushed, (await client.NextPushAsync()).GetRawText());
    }

    [Fact]
    public async Task Push_AsString_ArrivesAsAString()
    {
        await using var client = await HubClient.LogInAsync(_cad, 2);

        await PostAsync("/ctl/push?server=2&as=string", Some.Envelope);

        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetString());
    }

    [Fact]
    public async Task Push_NoSession_IsAConflict()
    {
        await using var other = await HubClient.LogInAsync(_cad, 2);

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("/ctl/push?server=1", Some.Envelope)).StatusCode);
    }

    [Theory]
    [InlineData("/ctl/push", "no json")]
    [InlineData("/ctl/push", "[]")]
    [InlineData("/ctl/push?server=one", Some.Envelope)]
    [InlineData("/ctl/push?as=bytes", Some.Envelope)]
    public async Task Push_NotUnderstood_IsABadRequest(string path, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(path, body)).StatusCode);

    [Fact]
    public async Task State_ShowsSessionsLocationsAndCounters()
    {
        await using var client = await HubClient.LogInAsync(_cad, 2);
        await client.SendLocationsAsync(Some.Row("abc"));
        await client.SendLocationsAsync();
        await _cad.PushAsync(2, Some.Envelope);

        var state = await _http.GetFromJsonAsync<JsonElement>("/ctl/state");

        var session = Assert.Single(state.GetProperty("sessions").EnumerateArray());
        Assert.Equal(2, session.GetProperty("serverId").GetInt32());
        Assert.Equal(_cad.Sessions[0].ConnectionId, session.GetProperty("connectionId").GetString());
        var location = Assert.Single(state.GetProperty("locations").EnumerateArray());
        Assert.Equal("communityUserId:abc", location.GetProperty("target").GetString());
        Assert.Equal("Main St", location.GetProperty("row").GetProperty("location").GetString());
        Assert.Equal(1, location.GetProperty("count").GetInt32());
        var counters = state.GetProperty("counters");
        Assert.Equal(1, counters.GetProperty("loginsAccepted").GetInt32());
        Assert.Equal(1, counters.GetProperty("pushed").GetInt32());
        Assert.Equal(1, counters.GetProperty("locationRefusals").GetProperty("Missing unit location updates.").GetInt32());
    }

    [Fact]
    public async Task Drop_CutsTheConnections()
    {
        await using var client = await HubClient.LogInAsync(_cad);

        await PostAsync("/ctl/drop", "");

        Assert.NotNull(await client.Closed);
    }

    [Theory]
    [InlineData("http://example.com", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.NoContent)]
    public async Task Change_FromAForeignOrigin_IsForbidden(string origin, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ctl/drop");
        request.Headers.Add("Origin", origin == "own" ? _cad.Url.GetLeftPart(UriPartial.Authority) : origin);

        Assert.Equal(status, (await _http.SendAsync(request)).StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) => _http.PostAsync(path, new StringContent(body));
}

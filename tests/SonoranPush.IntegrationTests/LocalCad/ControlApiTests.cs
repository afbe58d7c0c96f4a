using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class ControlApiTests() : CadTests(new() { ServerIds = [1, 2] })
{
    [Theory]
    [InlineData("""{"type":"EVENT_UNIT_LOGOUT","data":{"identId":7}}""", Some.Envelope)]
    [InlineData("""{"key":"other","type":"X"}""", """{"key":"other","type":"X"}""")]
    public async Task Push_FillsInTheKeyOnlyWhenItIsAbsent(string body, string pushed)
    {
        await using var client = await HubClient.LogInAsync(Cad);

        var response = await PostAsync("/ctl/push?server=1&as=object", body);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(pushed, (await client.NextPushAsync()).GetRawText());
    }

    [Fact]
    public async Task Push_AsString_ArrivesAsAString()
    {
        await using var client = await HubClient.LogInAsync(Cad, 2);

        await PostAsync("/ctl/push?server=2&as=string", Some.Envelope);

        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetString());
    }

    [Fact]
    public async Task Push_NoSession_IsAConflict()
    {
        await using var other = await HubClient.LogInAsync(Cad, 2);

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
        await using var client = await HubClient.LogInAsync(Cad, 2);
        await client.SendLocationsAsync(Some.Row("abc"));
        await client.SendLocationsAsync();
        await Cad.PushAsync(2, Some.Envelope);

        var state = await Http.GetFromJsonAsync<JsonElement>("/ctl/state");

        var session = Assert.Single(state.GetProperty("sessions").EnumerateArray());
        Assert.Equal(2, session.GetProperty("serverId").GetInt32());
        Assert.Equal(Cad.Sessions[0].ConnectionId, session.GetProperty("connectionId").GetString());
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
        await using var client = await HubClient.LogInAsync(Cad);

        await PostAsync("/ctl/drop");

        Assert.NotNull(await client.Closed);
    }

    [Fact]
    public async Task Close_SendsTheCloseRecord()
    {
        using var client = await RawClient.LogInAsync(Cad);

        await PostAsync("/ctl/close?allowReconnect=true");

        Assert.Equal("""{"type":7,"allowReconnect":true}""", await client.ReadRecordAsync());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1012)]
    [InlineData(4999)]
    public async Task Close_WithAStatus_SendsThatCloseFrameAndNothingElse(int status)
    {
        using var client = await RawClient.LogInAsync(Cad);

        var response = await PostAsync($"/ctl/close?status={status}");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(await client.ReadMessageAsync());
        Assert.Equal(status, (int)client.CloseStatus!);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("1004")]
    [InlineData("1005")]
    [InlineData("1006")]
    [InlineData("1015")]
    [InlineData("5000")]
    [InlineData("gone")]
    public async Task Close_WithAStatusThatCannotTravel_IsABadRequestAndClosesNothing(string status)
    {
        await using var client = await HubClient.LogInAsync(Cad);

        var response = await PostAsync($"/ctl/close?status={status}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await client.SendLocationsAsync(Some.Row())).Success);
    }

    [Fact]
    public async Task HalfOpen_ForgetsTheClientWithoutAWord()
    {
        await using var forgotten = await HubClient.LogInAsync(Cad);

        var response = await PostAsync("/ctl/halfOpen");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var unheard = forgotten.SendLocationsAsync(Some.Row());
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("/ctl/push?server=1", Some.Envelope)).StatusCode);
        await using var another = await HubClient.LogInAsync(Cad);
        await PostAsync("/ctl/push?server=1", Some.Envelope);
        Assert.Equal(Some.Envelope, (await another.NextPushAsync()).GetRawText());
        // All this while the first one was told nothing, and believes that it is connected.
        Assert.False(unheard.IsCompleted);
        Assert.Empty(Cad.Locations);
        Assert.Empty(forgotten.UnreadPushes());
        Assert.Equal(HubConnectionState.Connected, forgotten.Connection.State);
    }

    [Fact]
    public async Task Kill_AnswersAndComesBackLater()
    {
        await using var client = await HubClient.LogInAsync(Cad);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/ctl/kill?seconds=0.1")).StatusCode);

        Assert.NotNull(await client.Closed);
        await Soon.TrueAsync(() => Some.AcceptsAsync(Cad));
    }

    [Fact]
    public async Task UnitsAndCalls_AreWhatRestAnswers()
    {
        await PostAsync("/ctl/units?server=2", """[{"id":7}]""");
        await PostAsync("/ctl/calls?server=2", """{"ActiveCalls":[{"callId":8}],"EmergencyCalls":[{"callId":9}]}""");

        Assert.Equal("""[{"id":7}]""", (await Rest.ReadAsync("/v2/emergency/servers/2/units")).ToJsonString());
        Assert.Equal(
            """{"ActiveCalls":[{"callId":8}],"EmergencyCalls":[{"callId":9}],"ClosedCalls":[],"ClosedCallCount":0}""",
            (await Rest.ReadAsync("/v2/emergency/servers/2/calls")).ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?seconds=-1")]
    [InlineData("?seconds=NaN")]
    [InlineData("?seconds=1e9")]
    public async Task Kill_ForATimeThatCannotBe_IsABadRequest(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync($"/ctl/kill{query}")).StatusCode);

    [Theory]
    [InlineData("/ctl/units", "{}")]
    [InlineData("/ctl/units", "no json")]
    [InlineData("/ctl/units?server=9", "[]")]
    [InlineData("/ctl/calls", "[]")]
    [InlineData("/ctl/calls?server=9", "{}")]
    public async Task UnitsAndCalls_NotUnderstood_AreABadRequest(string path, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(path, body)).StatusCode);

    [Theory]
    [InlineData("frozen", "true", "faults", "frozen", "true")]
    [InlineData("handshakeDelayMs", "1500", "faults", "handshakeDelay", "\"00:00:01.5000000\"")]
    [InlineData("handshakeError", "\"No.\"", "faults", "handshakeError", "\"No.\"")]
    [InlineData("withoutPings", "true", "faults", "withoutPings", "true")]
    [InlineData("loginSilent", "true", "faults", "loginSilent", "true")]
    [InlineData("loginRefusal", "\"No.\"", "faults", "loginRefusal", "\"No.\"")]
    [InlineData("failingMethod", "\"*\"", "faults", "failingMethod", "\"*\"")]
    [InlineData("answerDelayMs", "1000", "faults", "answerDelay", "\"00:00:01\"")]
    [InlineData("refuseEveryNthLocationCall", "3", "faults", "refuseEveryNthLocationCall", "3")]
    [InlineData("dropEveryMs", "60000", "faults", "dropEvery", "\"00:01:00\"")]
    [InlineData("strictLogin", "true", "rules", "strictLogin", "true")]
    [InlineData("sessions", "\"all\"", "rules", "sessions", "\"All\"")]
    [InlineData("locationIntervalMs", "250", "rules", "locationInterval", "\"00:00:00.2500000\"")]
    [InlineData("locationLimit", "\"community\"", "rules", "locationLimit", "\"Community\"")]
    [InlineData("pushForm", "\"jsonText\"", "rules", "pushForm", "\"JsonText\"")]
    [InlineData("fallback", "\"http://127.0.0.1:1/x\"", "rules", "fallback", "\"http://127.0.0.1:1/x\"")]
    [InlineData("pushesChangeRest", "false", "rules", "pushesChangeRest", "false")]
    [InlineData("retryAfter", "false", "rules", "retryAfter", "false")]
    public async Task Fault_SetsTheSwitchOfThatName(string name, string value, string part, string member, string shown)
    {
        var response = await PostAsync("/ctl/fault", $$"""{"switch":"{{name}}","value":{{value}}}""");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var state = await Http.GetFromJsonAsync<JsonElement>("/ctl/state");
        Assert.Equal(shown, state.GetProperty(part).GetProperty(member).GetRawText());
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"switch":"frozen"}""")]
    [InlineData("""{"switch":1,"value":true}""")]
    [InlineData("""{"switch":"nope","value":true}""")]
    [InlineData("""{"switch":"frozen","value":"yes"}""")]
    [InlineData("""{"switch":"sessions","value":"oldest"}""")]
    [InlineData("""{"switch":"sessions","value":null}""")]
    [InlineData("""{"switch":"fallback","value":"nowhere"}""")]
    [InlineData("""{"switch":"answerDelayMs","value":-5}""")]
    [InlineData("""{"switch":"answerDelayMs","value":1e300}""")]
    public async Task Fault_NotUnderstood_NamesTheSwitches(string body)
    {
        var response = await PostAsync("/ctl/fault", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("refuseEveryNthLocationCall", await response.Content.ReadAsStringAsync());
    }
}

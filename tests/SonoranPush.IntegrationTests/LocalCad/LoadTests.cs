using System.Net;
using System.Net.Http;
using System.Net.Http.Json;

namespace SonoranPush.IntegrationTests.LocalCad;

/// <summary>Loads, samples, malformed payloads and descriptions, as LocalCad's page asks for them.</summary>
public sealed class LoadTests : CadTests
{
    [Theory]
    [InlineData("""{"perSecond":200}""", "EVENT_UNIT_STATUS")]
    [InlineData("""{"perSecond":200,"server":1,"as":"string","event":{"type":"EVENT_X","data":{}}}""", "EVENT_X")]
    public async Task Load_IsPushedUntilItIsTakenBack(string order, string type)
    {
        await using var client = await HubClient.LogInAsync(Cad);

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/ctl/load", order)).StatusCode);

        for (var i = 0; i < 50; i++)
        {
            var push = await client.NextPushAsync();
            var envelope = push.ValueKind == JsonValueKind.String ? JsonElement.Parse(push.GetString()!) : push;
            Assert.Equal(type, envelope.GetProperty("type").GetString());
            Assert.Equal(Cad.Options.ApiKey, envelope.GetProperty("key").GetString());
        }

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/ctl/load", """{"perSecond":0}""")).StatusCode);
        await Cad.Load.Ended.WaitAsync(Soon.Patience);
        Assert.Equal(0, Cad.Load.PerSecond);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"perSecond":1001}""")]
    [InlineData("""{"perSecond":-1}""")]
    [InlineData("""{"perSecond":1.5}""")]
    [InlineData("""{"perSecond":1,"server":"one"}""")]
    [InlineData("""{"perSecond":1,"as":"bytes"}""")]
    [InlineData("""{"perSecond":1,"as":{}}""")]
    [InlineData("""{"perSecond":1,"event":[]}""")]
    public async Task Load_NotUnderstood_IsABadRequest(string order) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/ctl/load", order)).StatusCode);

    [Fact]
    public async Task Samples_AreOfEveryKnownType()
    {
        var samples = await Http.GetFromJsonAsync<JsonElement>("/ctl/samples");

        Assert.All(PushEventTypes.Known, type => Assert.Equal(JsonValueKind.Object, samples.GetProperty(type).ValueKind));
    }

    [Fact]
    public async Task BadPayload_ReachesTheSessionAsItIs()
    {
        Assert.Contains("string_of_6_mib", (await Http.GetFromJsonAsync<string[]>("/ctl/bad"))!);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("/ctl/bad?name=type_empty")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/ctl/bad?name=nothing")).StatusCode);
        using var client = await RawClient.LogInAsync(Cad);

        await PostAsync("/ctl/bad?name=truncated_in_string");
        var record = await client.ReadRecordAsync();

        Assert.NotNull(record);
        Assert.StartsWith("""{"type":1,"target":"pushEvent","arguments":[""", record);
        Assert.Contains(Cad.Options.ApiKey, record);
        Assert.ThrowsAny<JsonException>(() => JsonElement.Parse(record!));
    }

    [Fact]
    public async Task Switches_AreDescribedWithWhatTheyAreNow()
    {
        await PostAsync("/ctl/fault", """{"switch":"answerDelayMs","value":1500}""");

        var switches = await Http.GetFromJsonAsync<JsonElement>("/ctl/switches");

        foreach (var one in switches.GetProperty("faults").EnumerateArray())
        {
            Assert.NotEmpty(one.GetProperty("says").GetString()!);
            if (one.GetProperty("name").GetString() == "answerDelayMs")
            {
                Assert.Equal("milliseconds", one.GetProperty("kind").GetString());
                Assert.Equal(1500, one.GetProperty("value").GetDouble());
            }
        }

        Assert.Contains(switches.GetProperty("rules").EnumerateArray(), one => one.GetProperty("kind").GetString() == "choice");
    }
}

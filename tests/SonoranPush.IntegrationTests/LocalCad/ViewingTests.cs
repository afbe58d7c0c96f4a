using System.Net;
using System.Net.Http;
using LocalCad.Locations;
using LocalCad.Viewing;

namespace SonoranPush.IntegrationTests.LocalCad;

/// <summary>What LocalCad shows to its page, and to whom.</summary>
public sealed class ViewingTests() : CadTests(new() { ServerIds = [1, 2], ApiKey = Key })
{
    // JSON writes it in three ways.
    private const string Key = "k\"e+y-é-of-the-community";

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page/js/main.js", "text/javascript")]
    [InlineData("/page/css/tokens.css", "text/css")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    public async Task Page_IsServedAndMayLoadNothingFromElsewhere(string path, string type)
    {
        var response = await Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/page/nothing.js")]
    [InlineData("/page/../samples.json")]
    [InlineData("/page/js")]
    public async Task Page_HasNoOtherFiles(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/ctl/stream", "Host", "rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/ctl/state", "Host", "rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/", "Host", "rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/ctl/state", "Host", "localhost", HttpStatusCode.OK)]
    [InlineData("/ctl/state", "Host", "[::1]:80", HttpStatusCode.OK)]
    [InlineData("/ctl/stream", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("/ctl/stream", "Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("/ctl/stream", "Origin", "http://example.com", HttpStatusCode.Forbidden)]
    [InlineData("/ctl/state", "Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("/ctl/state", "Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("/ctl/state", "Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    public async Task Reading_IsForOwnPagesAndPrograms(string path, string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header, value);

        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Stream_TellsOfSessionsUnitsAndPeople()
    {
        await using var client = await HubClient.LogInAsync(Cad, 2);
        await client.SendLocationsAsync(Some.Row("abc"));
        using var stream = await FrameReader.OpenAsync(Http);

        var session = (await stream.NextAsync("state"))["sessions"]!.AsArray().Single()!;
        Assert.Equal(2, (int)session["serverId"]!);
        Assert.Equal(1, (int)session["connection"]!);
        var unit = (await stream.NextAsync("units")).AsArray().Single()!;
        Assert.Equal("communityUserId:abc", (string)unit["target"]!);
        Assert.Equal(90, (int)unit["coordinates"]!["w"]!);
        await Cad.PushEventAsync(2, "EVENT_UNIT_LOGIN", JsonNode.Parse("""{"unit":{"id":7,"data":{"name":"A"}}}"""));
        await Cad.PushEventAsync(2, "EVENT_UNIT_PANIC", JsonNode.Parse("""{"identIds":[7]}"""));
        var people = await stream.NextAsync("boards", boards => boards.ToJsonString().Contains("isPanic", StringComparison.Ordinal));
        Assert.Contains("\"isPanic\":true", people.ToJsonString());
        await client.SendLocationsAsync(Some.Row("abc", 5));
        Assert.Equal(5, (int)(await stream.NextAsync("units")).AsArray().Single()!["coordinates"]!["x"]!);
    }

    [Fact]
    public async Task Stream_TellsTheKeyThatReadmePrints_AndNoOther()
    {
        await using var demo = await LocalCadServer.StartAsync(new());
        using var http = new HttpClient { BaseAddress = demo.Url };
        using var ofDemo = await FrameReader.OpenAsync(http);
        using var ofOther = await FrameReader.OpenAsync(Http);

        Assert.Equal("demo-key", (string?)(await ofDemo.NextAsync("state"))["demoKey"]);
        Assert.Null((await ofOther.NextAsync("state"))["demoKey"]);
    }

    [Fact]
    public async Task Stream_ShowsTheWireWithoutAnyKey()
    {
        using var stream = await FrameReader.OpenAsync(Http);
        await stream.NextAsync("state");
        await using var client = await HubClient.LogInAsync(Cad);
        await client.CallAsync("AUTHENTICATE", "demo", "another-community's-key");
        await client.CallAsync("authenticatev2", "demo", Key, 1);
        await Cad.PushEventAsync(1, "EVENT_A", null, PushForm.JsonObject);
        await Cad.PushEventAsync(1, "EVENT_B", null, PushForm.JsonText);
        await Cad.PushEventAsync(1, "EVENT_LAST", null);

        // In quotes: the record on the wire, not the line that says so.
        var lines = await stream.LinesUntilAsync("\"EVENT_LAST\"");

        var text = string.Join('\n', lines);
        Assert.Contains("authenticatev2", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("EVENT_B", text);
        Assert.DoesNotContain("of-the-community", text);
        Assert.DoesNotContain("another-community", text);
        // As often as it would have been there: two logins, three pushes, and the wrong one.
        Assert.True(lines.Count(line => line.Contains("****", StringComparison.Ordinal)) >= 6, text);
    }

    [Fact]
    public void SlowViewer_FindsTheLatestOfEachUnitAndTheLastLines()
    {
        var viewer = new Viewer();
        viewer.Begin(new Dictionary<string, AcceptedLocation>(), []);
        for (var number = 1; number <= WireLog.Capacity + 100; number++)
        {
            viewer.Take(new WireEntry(number, default, WireDirection.In, 1, "text", 4));
            viewer.Take(new LocationCall("a", [new AcceptedLocation("unit", "Main St", null, JsonElement.Parse("{}"), default, number)]));
        }

        var frame = viewer.Next(null, null);

        Assert.Equal(100, frame.Missed);
        Assert.Equal(WireLog.Capacity + 100, frame.Log![^1].Number);
        Assert.Equal(WireLog.Capacity, frame.Log.Count);
        Assert.Equal(WireLog.Capacity + 100, Assert.Single(frame.Units!).Count);
        Assert.True(viewer.Next(null, null).IsEmpty);
    }

    [Fact]
    public void LongRecord_IsCutAndShowsNoPartOfAKey()
    {
        var text = new RecordText(new ApiKeyRedactor(Key));
        var record = System.Text.Encoding.UTF8.GetBytes(new string('x', RecordText.MaxBytes - 8) + Key + "end");

        var shown = text.Of(WireDirection.Out, record.AsSpan(0, RecordText.MaxBytes), record.Length);

        Assert.DoesNotContain("k\"e", shown);
        Assert.StartsWith("xxx", shown);
    }

    /// <summary>Reads the stream as a page does.</summary>
    private sealed class FrameReader(Stream stream) : IDisposable
    {
        private readonly StreamReader _reader = new(stream);
        private JsonObject _frame = [];

        public static async Task<FrameReader> OpenAsync(HttpClient http) => new(await http.GetStreamAsync("/ctl/stream"));

        // Parts that came together are found one after the other.
        public async Task<JsonNode> NextAsync(string part, Func<JsonNode, bool>? condition = null)
        {
            using var patience = new CancellationTokenSource(Soon.Patience);
            while (true)
            {
                if (_frame.Remove(part, out var found) && found is not null && (condition is null || condition(found)))
                {
                    return found;
                }

                _frame = (await NextAsync(patience.Token)).AsObject();
            }
        }

        public async Task<IReadOnlyList<string>> LinesUntilAsync(string last)
        {
            var lines = new List<string>();
            while (!lines.Any(line => line.Contains(last, StringComparison.Ordinal)))
            {
                lines.AddRange((await NextAsync("log")).AsArray().Select(entry => (string)entry!["text"]!));
            }

            return lines;
        }

        public void Dispose() => _reader.Dispose();

        private async Task<JsonNode> NextAsync(CancellationToken patience)
        {
            while (true)
            {
                var line = await _reader.ReadLineAsync(patience) ?? throw new EndOfStreamException();
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return JsonNode.Parse(line["data: ".Length..])!;
                }
            }
        }
    }
}

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>What a hub can send and must not. One session goes through all of it.</summary>
public sealed class BadInputTests(BadInputTests.Session fixture) : IClassFixture<BadInputTests.Session>
{
    private const string Key = "(key)";

    private static int _lastNumber;

    private static readonly Dictionary<string, string> BadRecords = new()
    {
        ["no type"] = Push("""{"key":"(key)","data":{}}"""),
        ["type is a number"] = Push("""{"key":"(key)","type":7,"data":{}}"""),
        ["type is an object"] = Push("""{"key":"(key)","type":{"a":1},"data":{}}"""),
        ["data is a text"] = Push("""{"key":"(key)","type":"EVENT_TONE","data":"text"}"""),
        ["null"] = Push("null"),
        ["a number"] = Push("5"),
        ["an array"] = Push("[1,2]"),
        ["an empty text"] = Push("\"\""),
        ["truncated"] = Push("""{"key":"(key)","type":"EVENT_TONE","data":{""")[..^2],
        ["truncated inside a text"] = Push(""" "{\"key\":\"(key)\",\"type\":\"EVENT_TO" """),
        ["encoded twice"] = Push(""" "\"{\\\"key\\\":\\\"(key)\\\",\\\"type\\\":\\\"EVENT_TONE\\\"}\"" """),
        ["nested 1000 deep"] = Push(WithData(Nested(1000))),
        ["nested 100,000 deep"] = Push(WithData(Nested(100_000))),
        ["six megabytes"] = Push(WithData($"{{\"a\":\"{new string('x', 6 * 1024 * 1024)}\"}}")),
        ["NaN"] = Push(WithData("""{"a":NaN}""")),
        ["a number beyond a double"] = Push(WithData("""{"a":1e999}""")),
        ["an integer beyond 64 bits"] = Push(WithData("""{"a":99999999999999999999}""")),
        ["no argument"] = """{"type":1,"target":"pushEvent","arguments":[]}""",
        ["arguments are no array"] = """{"type":1,"target":"pushEvent","arguments":{}}""",
        ["another community's key"] = Push("""{"key":"another-key","type":"EVENT_TONE","data":{}}"""),
        ["no key"] = Push("""{"type":"EVENT_TONE","data":{}}"""),
    };

    public static TheoryData<string> BadOnes => [.. BadRecords.Keys];

    [Theory]
    [MemberData(nameof(BadOnes))]
    public async Task Record_ThatIsBad_IsCountedAndCostsNothingElse(string what)
    {
        var scene = fixture.Scene;
        var session = Assert.Single(scene.Cad.Sessions);
        var raised = scene.Events.Count(ScriptContract.PushEvent);
        var refused = await RefusedAsync();

        await session.SendRecordAsync(BadRecords[what].Replace(Key, scene.Cad.Options.ApiKey, StringComparison.Ordinal));
        await NextGoodOneIsRaisedAsync();

        Assert.Equal(refused + 1, await RefusedAsync());
        Assert.Equal(raised + 1, scene.Events.Count(ScriptContract.PushEvent));
        Assert.Equal(session.ConnectionId, Assert.Single(scene.Cad.Sessions).ConnectionId);
    }

    [Fact]
    public async Task Type_ThatNobodyKnows_IsRaisedButNeverByANameOfItsOwn()
    {
        var number = NextNumber();

        await fixture.Scene.PushAsync("EVENT_OF_TOMORROW", number);
        var raised = await fixture.Scene.Events.FirstAsync(
            ScriptContract.PushEvent, raised => raised.Table(1).Number("number") == number);
        await NextGoodOneIsRaisedAsync();

        Assert.Equal("EVENT_OF_TOMORROW", raised.Arguments[0]);
        Assert.Equal(0, fixture.Scene.Events.Count(ScriptContract.TypedPushEventPrefix + "EVENT_OF_TOMORROW"));
    }

    [Fact]
    public Task InvalidUtf8_MayCostTheConnectionButNotTheSession() => Scene.PlayAsync(new(), async scene =>
    {
        await Assert.Single(scene.Cad.Sessions).SendBytesAsync([.. Encoding.UTF8.GetBytes(Push("\"")), 0xc3, 0x28, 0x1e]);

        await Soon.TrueAsync(() => scene.Events.Count(ScriptContract.Connected) == 2, "a new connection");
        await scene.PushAsync("EVENT_TONE", 1);

        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);
    });

    [Fact]
    public Task WrongKey_OftenRepeated_IsOneWarningThatDoesNotShowIt() => Scene.PlayAsync(new(), async scene =>
    {
        for (var i = 0; i < 20; i++)
        {
            await scene.Cad.PushAsync(1, """{"key":"a-key-of-others","type":"EVENT_TONE","data":{}}""");
        }

        await scene.PushAsync("EVENT_TONE", 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        Assert.Single(scene.Utterances.With("[SP-302]"));
        Assert.Empty(scene.Utterances.With("a-key-of-others"));
    });

    private static string Push(string argument) => $$"""{"type":1,"target":"pushEvent","arguments":[{{argument}}]}""";

    private static string WithData(string data) => $$"""{"key":"{{Key}}","type":"EVENT_TONE","data":{{data}}}""";

    private static string Nested(int depth) => $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}";

    private static int NextNumber() => ++_lastNumber;

    private async Task NextGoodOneIsRaisedAsync()
    {
        var number = NextNumber();
        await fixture.Scene.PushAsync("EVENT_TONE", number);
        await fixture.Scene.Events.FirstAsync(ScriptContract.PushEvent, raised => raised.Table(1).Number("number") == number);
    }

    private async Task<long> RefusedAsync() => (await fixture.Scene.GetStatusAsync()).Number("eventsRefused");

    /// <summary>The session that takes it all.</summary>
    public sealed class Session : IAsyncLifetime
    {
        internal Scene Scene { get; private set; } = null!;

        public async Task InitializeAsync() => Scene = await Scene.StartAsync(new());

        public async Task DisposeAsync()
        {
            await using var scene = Scene;
            await scene.EndAsync();
        }
    }
}

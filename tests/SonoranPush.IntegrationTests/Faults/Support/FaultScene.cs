using LocalCad.Sessions;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>What one scenario does to a world and sees of it. Events and lines of earlier scenarios do not count.</summary>
internal sealed class FaultScene
{
    private const string Type = "EVENT_TONE";

    private readonly FaultWorld _world;
    private int _events;
    private int _lines;

    public FaultScene(FaultWorld world)
    {
        _world = world;
        ForgetThePast();
    }

    public LocalCadServer Cad => _world.Cad;

    public ServerProcess Server => _world.Server;

    /// <summary>The session that the resource has at the CAD.</summary>
    public CadSession Session => Assert.Single(Cad.Sessions);

    /// <summary>Takes back whatever an earlier scenario did, and begins with a session.</summary>
    public async Task CalmAsync()
    {
        Cad.Faults.Clear();
        Cad.Rules.Sessions = SessionPolicy.Newest;
        await Cad.RestartAsync();
        await Soon.TrueAsync(async () => (await SessionStatusAsync()).ValueKind == JsonValueKind.Object, "a session");
        if (await SessionTextAsync("state") != "Ready")
        {
            // It may be waiting for half a minute.
            await ReconnectAsync();
        }

        await RecoversAsync();
        ForgetThePast();
    }

    public Task SetConvarAsync(string name, string value) => Server.DoAsync(new { @do = "convar", name, value });

    /// <summary>Makes the resource take a new connection now.</summary>
    public Task ReconnectAsync() => Server.DoAsync(new { @do = "command", text = "sonoranpush reconnect" });

    /// <summary>The resource begins anew, and with it what it has logged: a line that was shown may be shown again.</summary>
    public async Task RestartResourceAsync()
    {
        await Server.RestartResourceAsync();
        await RaisedAsync(ScriptContract.Connected);
    }

    /// <summary>Pushes events with numbers of their own.</summary>
    /// <returns>The numbers.</returns>
    public async Task<long[]> PushAsync(int count = 1)
    {
        var numbers = Enumerable.Range(0, count).Select(_ => (long)_world.NextNumber()).ToArray();
        foreach (var number in numbers)
        {
            await Cad.PushEventAsync(1, Type, new JsonObject { ["number"] = number });
        }

        return numbers;
    }

    /// <summary>The numbers of the push events that were raised, once there are as many.</summary>
    public async Task<long[]> RaisedNumbersAsync(int count) =>
        [.. (await RaisedAsync(ScriptContract.PushEvent, count)).Select(raised => raised.Arguments[1].GetProperty("number").GetInt64())];

    /// <summary>Events of one name, once there are as many.</summary>
    public async Task<IReadOnlyList<RaisedEvent>> RaisedAsync(string name, int count = 1)
    {
        await Soon.TrueAsync(() => Raised(name).Count >= count, $"{count} events {name}\n{string.Join('\n', Lines())}");
        return Raised(name);
    }

    public IReadOnlyList<RaisedEvent> Raised(string name) => [.. _world.Events.Read().Skip(_events).Where(raised => raised.Name == name)];

    /// <summary>Console lines that hold a text.</summary>
    public IReadOnlyList<string> Lines(string text = "") => [.. Server.Lines().Skip(_lines).Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>The session ends, and scripts are told why.</summary>
    public async Task LosesSessionAsync(string reason) =>
        Assert.Equal(reason, (await RaisedAsync(ScriptContract.Disconnected))[0].Arguments[0].GetProperty("reason").GetString());

    /// <summary>Somebody is logged in again, and the next event comes through.</summary>
    public async Task RecoversAsync()
    {
        await IsInStateAsync("Ready");
        await Cad.SessionAsync(1, Soon.Patience);
        await NextEventIsRaisedAsync();
    }

    public async Task NextEventIsRaisedAsync()
    {
        var number = (await PushAsync()).Single();
        await Soon.TrueAsync(
            () => Raised(ScriptContract.PushEvent).Any(raised => raised.Arguments[1].GetProperty("number").GetInt64() == number), "the next event");
    }

    /// <summary>Waits for a state of the session.</summary>
    public Task IsInStateAsync(string state) => Soon.TrueAsync(async () => await SessionTextAsync("state") == state, $"the state {state}");

    /// <summary>Waits until the resource has taken a changed server id.</summary>
    public Task IsAboutServerAsync(int id) => Soon.TrueAsync(
        async () => await SessionTextAsync("serverId") == id.ToString(CultureInfo.InvariantCulture), $"the session of server {id}");

    /// <summary>Waits until the session has met an error.</summary>
    public Task ReportsAsync(string error) => Soon.TrueAsync(
        async () => (await SessionTextAsync("lastError")).Contains(error, StringComparison.Ordinal), $"the error {error}");

    public async Task<JsonElement> StatusAsync() => await ExportAsync(ScriptContract.GetStatusExport);

    /// <summary>Hands a location over, as another resource would.</summary>
    public Task SendLocationAsync(string unit, double x) => ExportAsync(
        "sendUnitLocation", new { communityUserId = unit, location = "Alta Street", coordinates = new { x, y = 2.0, z = 3.0, w = 90.0 } });

    /// <summary>Calls an export of the resource.</summary>
    public async Task<JsonElement> ExportAsync(string name, params object[] arguments)
    {
        var id = _world.NextNumber().ToString(CultureInfo.InvariantCulture);
        await Server.DoAsync(new { @do = "export", id, resource = Server.Resource, name, args = arguments });
        bool IsMine(RaisedEvent raised) => raised.Name == "$export" && raised.Arguments[0].GetString() == id;
        await Soon.TrueAsync(() => _world.Events.Read().Any(IsMine), $"the answer of {name}");
        return _world.Events.Read().First(IsMine).Arguments[1];
    }

    private async Task<string> SessionTextAsync(string name) =>
        (await SessionStatusAsync()) is { ValueKind: JsonValueKind.Object } session ? session.GetProperty(name).ToString() : string.Empty;

    // Nothing while the resource is starting.
    private async Task<JsonElement> SessionStatusAsync() =>
        (await StatusAsync()) is { ValueKind: JsonValueKind.Object } status ? status.GetProperty("sessions").EnumerateArray().FirstOrDefault() : default;

    private void ForgetThePast()
    {
        _events = _world.Events.Read().Count;
        _lines = Server.Lines().Count;
    }
}

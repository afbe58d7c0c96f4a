using LocalCad;

namespace SonoranPush.Demo;

/// <summary>The CAD on one side, the game server on the other, and the evening that is played on both.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int ServerId = 1;

    // Beside LocalCad's own, so that both can run.
    private const int PagePort = 5088;

    // How often somebody looks at the live map.
    private const int StepsPerGlance = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LoginPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly LocalCadServer _cad;
    private readonly IDemoServer _server;
    private readonly Tally _tally = new(Time);
    private readonly Narrator _narrator = new(Console.Out, Time);
    private readonly Traffic _traffic;

    private Stage(LocalCadServer cad, IDemoServer server)
    {
        _cad = cad;
        _server = server;
        _traffic = new Traffic(server, Time);
        _tally.Watch(cad, server);
        _narrator.Watch(cad, server);
    }

    public static async Task<Stage> OpenAsync(DemoOptions options, ResourceFolder folder) => new(
        await StartCadAsync(), options.OnMono ? new MonoServer(folder) : new InProcessServer(folder));

    /// <summary>Plays the evening once.</summary>
    /// <returns>Whether nothing was lost and next to nothing refused.</returns>
    public async Task<bool> PlayAsync(TimeSpan duration)
    {
        var pause = duration / (Shift.BeforeTheGap.Count + Shift.AfterTheGap.Count);
        await BeginAsync();
        using var evening = new CancellationTokenSource();
        var traffic = _traffic.FlowAsync(evening.Token);
        await PlayAsync(Shift.BeforeTheGap, pause);
        _narrator.Cad("the connection breaks");
        _cad.DropAll();
        await LogInAsync(times: 2);
        await PlayAsync(Shift.AfterTheGap, pause);
        await evening.CancelAsync();
        await traffic;
        var troubles = await CloseAsync();
        _narrator.Conclude(_tally, troubles);
        return _tally.IsGood && troubles.Count == 0;
    }

    /// <summary>Lets the units come on duty and drive until the end. What else happens is up to whoever has the page open.</summary>
    /// <returns>Whether nothing went wrong in the resources.</returns>
    public async Task<bool> StayAsync(Task end)
    {
        await BeginAsync();
        using var evening = new CancellationTokenSource();
        var traffic = _traffic.FlowAsync(evening.Token);
        await PlayAsync(Shift.Logins, LoginPause);
        _narrator.Invite(_cad.Url);
        await end;
        await evening.CancelAsync();
        await traffic;
        var troubles = await _server.StopAsync();
        _narrator.TellTroubles(troubles);
        return troubles.Count == 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _cad.DisposeAsync();
    }

    private static async Task<LocalCadServer> StartCadAsync()
    {
        try
        {
            return await StartCadAsync(PagePort);
        }
        catch (IOException)
        {
            // Somebody else has that port, another demo most likely.
            return await StartCadAsync(port: 0);
        }
    }

    private static Task<LocalCadServer> StartCadAsync(int port) =>
        LocalCadServer.StartAsync(new LocalCadOptions { ServerIds = [ServerId], Port = port });

    private async Task BeginAsync()
    {
        _narrator.Cad($"a simulated Sonoran CAD listens; its page is {_cad.Url}");
        await _server.StartAsync(Convars());
        await _traffic.JoinAsync();
        await LogInAsync(times: 1);
    }

    private Dictionary<string, string> Convars() => new()
    {
        ["sonoranpush_communityId"] = _cad.Options.CommunityId,
        ["sonoranpush_apiKey"] = _cad.Options.ApiKey,
        ["sonoranpush_serverId"] = $"{ServerId}",
        ["sonoranpush_hubUrl"] = _cad.HubUrl.ToString(),
        ["consumer_panics"] = "true",
    };

    private async Task PlayAsync(IReadOnlyList<PushStep> steps, TimeSpan pause)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            _narrator.Cad(steps[i].Says);
            // The CAD sends its envelopes as objects or as text; nobody who listens can tell.
            var form = i % 2 == 0 ? PushForm.JsonObject : PushForm.JsonText;
            await _cad.PushEventAsync(ServerId, steps[i].Type, steps[i].Data, form);
            _tally.Pushed++;
            await Task.Delay(pause, Time);
            if (i % StepsPerGlance == StepsPerGlance - 1)
            {
                _narrator.LiveMap(_cad.Locations, Unit.All[i % Unit.All.Count]);
            }
        }
    }

    // Without a login the shift goes on, and everything in it is lost.
    private Task LogInAsync(int times) => _tally.UntilAsync(tally => tally.Connected == times, Patience);

    private async Task<IReadOnlyList<string>> CloseAsync()
    {
        await _tally.UntilAsync(tally => tally.Raised >= tally.Pushed, Patience);
        await _server.RaiseAsync("consumer:report");
        await _tally.UntilAsync(tally => tally.Handled is not null, Patience);
        return await _server.StopAsync();
    }
}

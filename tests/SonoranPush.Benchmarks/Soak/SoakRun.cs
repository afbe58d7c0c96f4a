using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>One soak from the first login to the account.</summary>
internal sealed class SoakRun(SoakStage stage, SoakOptions options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>A fault after which the old session goes on this long was none.</summary>
    private static readonly TimeSpan Survival = TimeSpan.FromSeconds(2);

    private readonly Random _random = new(options.Seed);
    private readonly List<TimeSpan> _silences = [];
    private readonly List<string> _troubles = [];
    private int _survived;

    /// <returns>Was everything right?</returns>
    public async Task<bool> PlayAsync()
    {
        await stage.BeginAsync(Patience);
        using var end = new CancellationTokenSource();
        var players = stage.DriveAsync(end.Token);
        var traffic = new PushTraffic(stage.Cad, stage.Ledger, new Random(options.Seed), time).FlowAsync(end.Token);
        await Task.Delay(WarmUp, time);
        var atStart = stage.MeasureMemory();
        var began = time.GetTimestamp();
        while (_troubles.Count == 0 && stage.Comebacks.Count < (options.Outages ?? int.MaxValue) && time.GetElapsedTime(began) < options.Duration)
        {
            await DisturbAsync();
            await BreakAsync();
        }

        await end.CancelAsync();
        await Task.WhenAll(players, traffic);
        if (!await stage.UntilAsync(() => stage.IsSettled() && stage.Ledger.Close(stage.Wire.HubConnections).Lost == 0, Patience))
        {
            _troubles.Add("What was pushed last did not settle.");
        }

        // What was settled on the wire may still wait for a tick.
        var settledAt = time.GetTimestamp();
        while (!await stage.IsMirrorEqualAsync(Patience))
        {
            if (time.GetElapsedTime(settledAt) > Patience)
            {
                _troubles.Add("The mirror of change events differs from the exports.");
                break;
            }

            await Task.Delay(Survival, time);
        }

        var atEnd = stage.MeasureMemory();
        _troubles.AddRange(await stage.Server.StopAsync());
        var report = new SoakReport(stage, stage.Ledger.Close(stage.Wire.HubConnections), _troubles);
        report.Write(Console.Out, time.GetElapsedTime(began), (atStart, atEnd), (_survived, _silences));
        return report.IsGood;
    }

    // What a session must bear without an end.
    private async Task DisturbAsync()
    {
        var weather = stage.Wire.Weather;
        weather.Splits = _random.Next(3) == 0;
        weather.Slow = _random.Next(6) == 0;
        await Task.Delay(TimeSpan.FromSeconds(1 + (_random.NextDouble() * 3)), time);
        weather.Splits = weather.Slow = false;
    }

    private async Task BreakAsync()
    {
        if (!await stage.UntilAsync(() => stage.Cad.Sessions.Count > 0, Patience))
        {
            _troubles.Add("There was no session within a minute.");
            return;
        }

        var outage = Outage.Choose(_random);
        var loginsBefore = stage.Comebacks.Logins;
        var harm = new Harm(stage.Cad, stage.Wire, stage.Cad.Sessions[^1], _random, time);
        try
        {
            await outage.RunAsync(harm);
        }
        catch (Exception exception) when (PushTraffic.IsOfADeadConnection(exception))
        {
            // Something else has ended that connection before.
        }

        var upAt = harm.UpAt ?? time.GetTimestamp();
        if (harm.NoticedAfter is { } silence)
        {
            _silences.Add(silence);
        }

        bool IsBack() => stage.Comebacks.Logins > loginsBefore && stage.Cad.Sessions.Count > 0;
        bool HasSurvived() => stage.Comebacks.Logins == loginsBefore && harm.Connection is { LeftByResourceAt: null, Proof.ProvedAt: { } proved }
            && time.GetElapsedTime(upAt, proved) > Survival;
        if (!await stage.UntilAsync(() => IsBack() || HasSurvived(), Patience))
        {
            _troubles.Add($"After \"{outage.Name}\" the session did not come back within a minute.");
        }
        else if (IsBack())
        {
            Console.WriteLine($"{stage.Comebacks.Count + 1,4}  {outage.Name}: back after {stage.Comebacks.Add(upAt, time).TotalSeconds:0.0} s");
        }
        else
        {
            _survived++;
        }
    }
}

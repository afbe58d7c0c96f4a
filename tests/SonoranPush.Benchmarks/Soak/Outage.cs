using System.Net.WebSockets;
using LocalCad;
using LocalCad.Sessions;
using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>A way for the session to come to harm.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Weight">How often, against the others.</param>
/// <param name="RunAsync">Lets it happen; ends when the hub is up again.</param>
internal sealed record Outage(string Name, int Weight, Func<Harm, Task> RunAsync)
{
    public static readonly IReadOnlyList<Outage> All =
    [
        new("the CAD cuts the connection", 4, harm => Now(harm.Cad.DropAll)),
        new("a reset on the way", 3, harm => Now(harm.Connection.Reset)),
        new("an end on the way", 2, harm => Now(harm.Connection.Finish)),
        new("the CAD is killed", 5, harm => harm.KillAsync(harm.Seconds(0.1, 6))),
        new("the CAD freezes", 2, harm => harm.FreezeAsync(harm.Seconds(1, 12))),
        new("the way stands still", 2, harm => harm.StandStillAsync(harm.Seconds(0.5, 6))),
        new("half open", 1, harm => harm.HalfOpenAsync()),
        new("closed, come again", 2, harm => harm.Session.CloseAsync(allowReconnect: true)),
        new("closed, do not come again", 2, harm => harm.Session.CloseAsync(allowReconnect: false)),
        new("closed, with an error", 1, harm => harm.Session.CloseAsync(allowReconnect: null, "Maintenance.")),
        new("closed, status", 2, harm => harm.Session.CloseAsync(harm.Pick((WebSocketCloseStatus)1012, (WebSocketCloseStatus)1009, (WebSocketCloseStatus)1011))),
        new("late handshake", 1, harm => harm.WhileAsync(harm.Seconds(0.5, 3), on => harm.Cad.Faults.HandshakeDelay = on ? harm.Seconds(0.5, 3) : default)),
        new("refused handshake", 1, harm => harm.WhileAsync(harm.Seconds(0.5, 5), on => harm.Cad.Faults.HandshakeError = on ? "Not now." : null)),
        new("silent login", 1, harm => harm.WhileAsync(harm.Seconds(0.5, 5), on => harm.Cad.Faults.LoginSilent = on)),
        new("refused locations", 1, harm => harm.WhileAsync(harm.Seconds(0.5, 5), on => harm.Cad.Faults.FailingMethod = on ? "unitLocation" : null)),
        new("slow answers", 1, harm => harm.WhileAsync(harm.Seconds(0.5, 5), on => harm.Cad.Faults.AnswerDelay = on ? harm.Seconds(0.5, 3) : default)),
    ];

    /// <summary>One of them.</summary>
    public static Outage Choose(Random random)
    {
        var left = random.Next(All.Sum(outage => outage.Weight));
        return All.First(outage => (left -= outage.Weight) < 0);
    }

    private static Task Now(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

/// <summary>What an outage may lay its hands on.</summary>
internal sealed class Harm(LocalCadServer cad, TcpWire wire, CadSession session, Random random, TimeProvider time)
{
    private static readonly TimeSpan SilencePatience = TimeSpan.FromSeconds(60);

    public LocalCadServer Cad => cad;

    public CadSession Session => session;

    /// <summary>The latest connection to the hub.</summary>
    public WireConnection Connection { get; } = wire.HubConnections[^1];

    /// <summary>When the resource could come back; null: when the outage was over.</summary>
    public long? UpAt { get; private set; }

    /// <summary>How long it took until a silence was noticed; null when there was none.</summary>
    public TimeSpan? NoticedAfter { get; private set; }

    public TimeSpan Seconds(double from, double to) => TimeSpan.FromSeconds(from + (random.NextDouble() * (to - from)));

    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Connections are cut and refused for a while.</summary>
    public async Task KillAsync(TimeSpan downtime)
    {
        wire.Close();
        await cad.StopAsync();
        await Task.Delay(downtime, time);
        await cad.RestartAsync();
        wire.Open();
    }

    public async Task FreezeAsync(TimeSpan length)
    {
        cad.Faults.Frozen = true;
        await Task.Delay(length, time);
        cad.Faults.Frozen = false;
    }

    public async Task StandStillAsync(TimeSpan length)
    {
        wire.Weather.IsStill = true;
        await Task.Delay(length, time);
        wire.Weather.IsStill = false;
    }

    /// <summary>Nothing passes any more and nobody is told. Ends when the resource has noticed.</summary>
    public async Task HalfOpenAsync()
    {
        var began = time.GetTimestamp();
        Connection.Mute();
        while (Connection.LeftByResourceAt is null && time.GetElapsedTime(began) < SilencePatience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }

        UpAt = Connection.LeftByResourceAt;
        NoticedAfter = time.GetElapsedTime(began, UpAt ?? time.GetTimestamp());
    }

    /// <summary>Cuts the connection and keeps up a fault that concerns the next one.</summary>
    public async Task WhileAsync(TimeSpan length, Action<bool> fault)
    {
        fault(true);
        cad.DropAll();
        await Task.Delay(length, time);
        fault(false);
    }
}

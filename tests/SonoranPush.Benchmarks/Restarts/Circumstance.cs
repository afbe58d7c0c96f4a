using LocalCad;

namespace SonoranPush.Benchmarks.Restarts;

/// <summary>How the CAD is while the resource starts and stops.</summary>
/// <param name="Name">In words.</param>
/// <param name="Begin">Before the start.</param>
/// <param name="BeforeStop">Right before the stop.</param>
internal sealed record Circumstance(string Name, Func<LocalCadServer, Random, Task> Begin, Func<LocalCadServer, Task> BeforeStop)
{
    private static readonly Func<LocalCadServer, Task> Nothing = _ => Task.CompletedTask;

    public static readonly IReadOnlyList<Circumstance> All =
    [
        new("well", (_, _) => Task.CompletedTask, Nothing),
        Of("frozen", (cad, _) => cad.Faults.Frozen = true),
        Of("silent login", (cad, _) => cad.Faults.LoginSilent = true),
        Of("refused login", (cad, _) => cad.Faults.LoginRefusal = "Invalid API key."),
        Of("late handshake", (cad, random) => cad.Faults.HandshakeDelay = TimeSpan.FromSeconds(random.NextDouble())),
        new("down", (cad, _) => cad.StopAsync(), Nothing) { IsDown = true },
        new("frozen before the stop", (_, _) => Task.CompletedTask, cad => Now(() => cad.Faults.Frozen = true)),
        new("cut before the stop", (_, _) => Task.CompletedTask, cad => Now(cad.DropAll)),
    ];

    /// <summary>The CAD does not listen until it is started again.</summary>
    public bool IsDown { get; private init; }

    private static Circumstance Of(string name, Action<LocalCadServer, Random> begin) =>
        new(name, (cad, random) => Now(() => begin(cad, random)), Nothing);

    private static Task Now(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

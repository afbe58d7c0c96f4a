using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Locations;
using SonoranPush.Benchmarks.Micro;
using SonoranPush.Benchmarks.Mono;
using SonoranPush.Benchmarks.Players;
using SonoranPush.Benchmarks.Registry;
using SonoranPush.Benchmarks.Restarts;
using SonoranPush.Benchmarks.Soak;
using SonoranPush.Benchmarks.Ticks;

return args switch
{
    ["cad"] => CadVerb.Run(),
    ["changes", ..] => ChangesVerb.Run(args.AsSpan(1)),
    ["endtoend", ..] => EndToEndVerb.Run(args.AsSpan(1)),
    ["locations", ..] => LocationsVerb.Run(args.AsSpan(1)),
    ["micro", ..] => MicroVerb.Run(args.AsSpan(1)),
    ["mono", ..] => MonoVerb.Run(args.AsSpan(1)),
    ["players", ..] => PlayersVerb.Run(args.AsSpan(1)),
    ["registry", ..] => RegistryVerb.Run(args.AsSpan(1)),
    ["restarts", ..] => RestartsVerb.Run(args.AsSpan(1)),
    ["soak", ..] => SoakVerb.Run(args.AsSpan(1)),
    ["tick", ..] => TickVerb.Run(args.AsSpan(1)),
    ["all"] => All(),
    _ => Usage(),
};

// Most of the figures in performance.md, in about 17 minutes.
static int All()
{
    (string Name, Func<int> Run)[] verbs =
    [
        ("micro", () => MicroVerb.Run([])),
        ("endtoend", () => EndToEndVerb.Run([])),
        ("tick", () => TickVerb.Run([])),
        ("mono", () => MonoVerb.Run([])),
        ("players", () => PlayersVerb.Run([])),
        ("registry", () => RegistryVerb.Run([])),
    ];
    var worst = 0;
    foreach (var (name, run) in verbs)
    {
        Console.WriteLine($"\n## {name}\n");
        worst = Math.Max(worst, run());
    }

    return worst;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: SonoranPush.Benchmarks VERB
          all                            the ones without a comparison, in about 17 minutes
          changes [SEQUENCES]            change events on Mono: mirrors against the exports in random sequences (100000)
          endtoend [SECONDS [net|mono]]  hub to consumer beside the shortest clients in C# and Node (2 seconds a rate; both)
          locations [UNITS...]           unit locations against the official policy on four mixes of tracks (300 1000)
          micro [MILLISECONDS]           the pieces by themselves on .NET and Mono: time, allocations (500 an operation on Mono)
          mono [EVENTS]                  push events on Mono: throughput off the tick, work on it, memory (1000000)
          players [SECONDS [PLAYERS...]] main thread, garbage and sample age of tracked players on Mono (20 32 300 1000 2000)
          registry [UNITS...]            main-thread time of units and calls per event and per answer (30 100 300 1000)
          restarts [--count N] [--seed S] [--empty]
                                         starts and stops on Mono at random moments; --empty: of a C# resource that does nothing (500)
          soak [--minutes N] [--seed S] [--mono] [--outages N]
                                         events through random faults: is all that was delivered raised? (2 minutes)
          tick [STARTS [PLAYERS [SECONDS]]]  ticks after the start on Mono; share of the main thread under load (5 1000 15)
        """);
    return 2;
}

using System;
using SonoranPush.Benchmarks.Locations;
using SonoranPush.Benchmarks.Mono;
using SonoranPush.Benchmarks.Registry;
using SonoranPush.Benchmarks.Soak;

return args switch
{
    ["locations", ..] => LocationsVerb.Run(args.AsSpan(1)),
    ["mono", ..] => MonoVerb.Run(args.AsSpan(1)),
    ["registry", ..] => RegistryVerb.Run(args.AsSpan(1)),
    ["soak", ..] => SoakVerb.Run(args.AsSpan(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: SonoranPush.Benchmarks VERB
          locations [UNITS...]   unit locations against the official policy on the same tracks (32 100 300 1000)
          mono [EVENTS]          push events on Mono: throughput off the tick, work on it, memory (1000000)
          registry [UNITS...]    main-thread time of units and calls per event and per answer (30 100 300 1000)
          soak [--minutes N] [--seed S] [--mono] [--outages N]
                                 events without end through random faults: is everything that was delivered raised? (2 minutes)
        """);
    return 2;
}

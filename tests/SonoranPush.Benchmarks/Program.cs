using System;
using SonoranPush.Benchmarks.Locations;

return args switch
{
    ["locations", ..] => LocationsVerb.Run(args.AsSpan(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: SonoranPush.Benchmarks VERB
          locations [UNITS...]   unit locations against the official policy on the same tracks (32 100 300 1000)
        """);
    return 2;
}

using System;
using System.Globalization;
using System.IO;
using System.Reflection;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Measures the resource on Mono against a hub in another process. Arguments: what to measure, the built resource folder,
/// the hub's address, how many events come.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Load(Path.Combine(arguments[1], new AssemblyName(request.Name).Name + ".dll"));
        return Run(arguments[0], new Uri(arguments[2]), int.Parse(arguments[3], CultureInfo.InvariantCulture));
    }

    private static Assembly? Load(string path) => File.Exists(path) ? Assembly.LoadFrom(path) : null;

    // Apart from Main: what it needs can be found only once the handler is in place.
    private static int Run(string what, Uri hub, int events)
    {
        var lines = what == "receive" ? new Receiving(hub, events).Measure() : new Ticking(hub, events).Measure();
        Console.WriteLine(lines);
        return 0;
    }
}

using System.Reflection;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Measures the resource on Mono, by itself or against a hub in another process. Arguments: what to measure, the built resource folder, then how
/// much, or the hub's address and how many events come.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Load(Path.Combine(arguments[1], new AssemblyName(request.Name).Name + ".dll"));
        return Run(arguments[0], arguments[2], arguments.Length > 3 ? arguments[3] : "0");
    }

    private static Assembly? Load(string path) => File.Exists(path) ? Assembly.LoadFrom(path) : null;

    // Apart from Main: what it needs can be found only once the handler is in place.
    private static int Run(string what, string sizeOrHub, string events)
    {
        switch (what)
        {
            case "micro":
                OperationLoop.Run(Number(sizeOrHub));
                break;
            case "changes":
                return ChangeSequences.Play(Number(sizeOrHub), Number(events));
            case "receive":
                Console.WriteLine(new Receiving(new Uri(sizeOrHub), Number(events)).Measure());
                break;
            default:
                Console.WriteLine(new Ticking(new Uri(sizeOrHub), Number(events)).Measure());
                break;
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using FxServer.Host.Accounts;

namespace FxServer.Host;

/// <summary>Runs resource folders until their time is up or somebody stops them.</summary>
internal static class Program
{
    private const int Clean = 0;
    private const int Faulty = 1;
    private const int BadUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            CommandLine line = CommandLine.Parse(arguments);
            using var host = new ServerHost(line.Server);
            return await RunAsync(host, line).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message + Environment.NewLine + CommandLine.Usage).ConfigureAwait(false);
            return BadUsage;
        }
    }

    private static async Task<int> RunAsync(ServerHost host, CommandLine line)
    {
        host.ConsoleLine += Console.WriteLine;
        await host.StartAsync().ConfigureAwait(false);
        if (host.HttpUrl is { } url)
        {
            Console.WriteLine("HTTP at " + url);
        }

        Wait(host, line);
        Report(await host.StopAsync().ConfigureAwait(false), host.LateResolutions, host.Faults);
        return host.Faults.Any(fault => fault.IsFatal) ? Faulty : Clean;
    }

    private static void Wait(ServerHost host, CommandLine line)
    {
        using var stop = new ManualResetEventSlim();
        using Timer? restarts = line.RestartEvery is { } every ? new Timer(_ => Restart(host, line), null, every, every) : null;
        _ = Task.Run(() => ObeyAsync(host, stop, endsWithInput: line.Duration is null));
        stop.Wait(line.Duration ?? Timeout.InfiniteTimeSpan);
    }

    private static void Restart(ServerHost host, CommandLine line) =>
        _ = host.ExecuteAsync("restart " + Path.GetFileName(line.Server.Resources[0].TrimEnd('/')));

    private static async Task ObeyAsync(ServerHost host, ManualResetEventSlim stop, bool endsWithInput)
    {
        var control = new Control(host);
        bool goesOn = true;
        while (goesOn && await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            goesOn = line.Trim().Length == 0 || await control.DoAsync(line).ConfigureAwait(false);
        }

        if (!goesOn || endsWithInput)
        {
            stop.Set();
        }
    }

    private static void Report(IEnumerable<ResourceCost> account, IEnumerable<string> lateResolutions, IReadOnlyCollection<Fault> faults)
    {
        foreach (ResourceCost cost in account)
        {
            Console.WriteLine(cost);
        }

        foreach (string assembly in lateResolutions)
        {
            Console.WriteLine("Looked up off the main thread: " + assembly);
        }

        int fatal = faults.Count(fault => fault.IsFatal);
        Console.WriteLine(FormattableString.Invariant($"{faults.Count} faults, {fatal} of them fatal on a real server."));
    }
}

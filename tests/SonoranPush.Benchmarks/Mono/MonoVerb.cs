using LocalCad;
using LocalCad.Sessions;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Verb <c>mono</c>: what push events cost on Mono, over a real socket. This process is the CAD, Mono runs in another.</summary>
internal static class MonoVerb
{
    private const int UsualEvents = 1_000_000;
    private const int TickEvents = 20_000;
    private const int Units = 300;
    private const int RecordsPerMessage = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static int Run(ReadOnlySpan<string> args)
    {
        var events = args.IsEmpty ? UsualEvents : int.Parse(args[0], CultureInfo.InvariantCulture);
        return RunAsync(events).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(int events)
    {
        Console.WriteLine($"An event has {UnitEvents.Record(0).Length} bytes on the wire; {Units} units.");
        var received = await MeasureAsync("receive", events, session => FloodAsync(session, events));
        var ticked = await MeasureAsync("tick", TickEvents, session => StreamAsync(session, TickEvents));
        return received == 0 && ticked == 0 ? 0 : 1;
    }

    private static async Task<int> MeasureAsync(string what, int events, Func<CadSession, Task> send)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        using var mono = Start(what, cad.HubUrl, events);
        await send(await cad.SessionAsync(1, Patience));
        await mono.WaitForExitAsync().WaitAsync(Patience);
        return mono.ExitCode;
    }

    private static Process Start(string what, Uri hub, int events) => Process.Start(
        "mono", [MonoProgram.Path, what, Checkout.Resource, hub.AbsoluteUri, events.ToString(CultureInfo.InvariantCulture)]);

    // As fast as the other side takes it.
    private static async Task FloodAsync(CadSession session, int events)
    {
        for (var sent = 0; sent < events; sent += RecordsPerMessage)
        {
            await session.SendBytesAsync(Message(sent, Math.Min(RecordsPerMessage, events - sent)));
        }
    }

    // 2,000 events a second: more than a server ever sees, and no backlog.
    private static async Task StreamAsync(CadSession session, int events)
    {
        await session.SendBytesAsync(Encoding.UTF8.GetBytes(UnitEvents.AllUnits(Units)));
        for (var sent = 0; sent < events; sent += 20)
        {
            await session.SendBytesAsync(Message(sent, 20));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private static byte[] Message(int first, int count)
    {
        var text = new StringBuilder();
        for (var number = first; number < first + count; number++)
        {
            text.Append(UnitEvents.Record(number % Units));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

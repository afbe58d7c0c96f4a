using System.Text.Json.Nodes;
using LocalCad;
using LocalCad.Sessions;
using SonoranPush.Benchmarks.Mono;

namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>Verb <c>cad</c>, for the other verbs alone: LocalCad in a process of its own, told by lines on standard input what to
/// push. Every event carries when it left.</summary>
internal static class CadVerb
{
    private const int Servers = 3;
    private const int Units = 300;
    private const int BoardUnits = 20;
    private const int RecordsPerMessage = 20;

    // Not a divisor of the number of units: each unit has another status every time.
    private const int Statuses = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<int> RunAsync()
    {
        var rows = 0;
        var pushed = 0; // goes on from push to push, so that each event changes its unit
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions { ServerIds = [.. Enumerable.Range(1, Servers)] });
        cad.Board(1).SetUnits(Enumerable.Range(0, BoardUnits).Select(unit => JsonNode.Parse(UnitEvents.Unit(unit, unit % Statuses))));
        cad.LocationsAccepted += call => rows += call.Rows.Count;
        Console.WriteLine($"hub {cad.HubUrl}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            // push SERVER COUNT RATE, rate 0: as fast as it goes
            var words = line.Split(' ');
            if (words[0] == "push")
            {
                var numbers = words[1..].Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
                var session = await cad.SessionAsync(numbers[0], Patience);
                await (numbers[2] == 0 ? FloodAsync(session, pushed, numbers[1]) : StreamAsync(session, pushed, numbers[1], numbers[2]));
                pushed += numbers[1];
            }

            Console.WriteLine($"{words[0]} {rows}");
        }

        return 0;
    }

    private static async Task FloodAsync(CadSession session, int first, int count)
    {
        for (var sent = 0; sent < count; sent += RecordsPerMessage)
        {
            await SendAsync(session, first + sent, Math.Min(RecordsPerMessage, count - sent));
        }
    }

    private static async Task StreamAsync(CadSession session, int first, int count, int rate)
    {
        var began = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < count; sent++)
        {
            var wait = TimeSpan.FromSeconds((double)sent / rate) - Stopwatch.GetElapsedTime(began);
            if (wait > ShortestWait)
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            await SendAsync(session, first + sent, 1);
        }
    }

    private static Task SendAsync(CadSession session, int first, int count)
    {
        var now = (long)(Stopwatch.GetTimestamp() * (1e6 / Stopwatch.Frequency));
        var records = string.Concat(Enumerable.Range(first, count).Select(number => UnitEvents.Record(number % Units, now, number % Statuses)));
        return session.SendBytesAsync(Encoding.UTF8.GetBytes(records));
    }
}

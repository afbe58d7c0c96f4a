using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Benchmarks.Micro;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Does an event cost more after many others? The whole way but the socket: read, checked, serialised, queued, registries,
/// raised, read by a consumer. 300 units.</summary>
internal static class EventGrowth
{
    private const int Units = 300;
    private const int Chunk = 1000;
    private const double Megabyte = 1024 * 1024;

    // The last chunks before a mark stand for it: as many for each mark, so that noise is the same.
    private const int ChunksOfAMark = 10;

    /// <summary>Writes a line after a hundredth, a tenth and all of them: events so far, microseconds for each of the
    /// last ones, megabytes of heap.</summary>
    public static void Run(int events)
    {
        var options = new PushOptions();
        options.Compatibility.Mode = CompatibilityMode.Off;
        var way = new EventWay();
        way.Follower = new CadFollower(way, options, "sonoranpush", NullLogger.Instance, TimeProvider.System);
        var payloads = Enumerable.Range(0, Units).Select(unit => EventWay.Payload(1, unit)).ToArray();
        Play(way, payloads); // compiled from here on
        var chunks = Enumerable.Repeat(Play(way, payloads), ChunksOfAMark).ToArray();
        for (int chunk = 1, mark = Math.Max(events / 100, 1); mark <= events; chunk++)
        {
            chunks[chunk % ChunksOfAMark] = Play(way, payloads);
            if (chunk * Chunk >= mark)
            {
                Print(mark, chunks);
                mark *= 10;
            }
        }
    }

    private static double Play(EventWay way, byte[][] payloads)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Chunk; i++)
        {
            way.Receive(payloads[i % payloads.Length]);
            way.Raise();
        }

        return watch.Elapsed.TotalMilliseconds * 1000 / Chunk;
    }

    private static void Print(int mark, double[] chunks) => Console.WriteLine(string.Format(
        CultureInfo.InvariantCulture,
        "{0}\t{1:0.00}\t{2:0.00}",
        mark,
        chunks.OrderBy(value => value).ElementAt(ChunksOfAMark / 2),
        GC.GetTotalMemory(forceFullCollection: true) / Megabyte));
}

using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Benchmarks.Micro;
using SonoranPush.Cad;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Does an event cost more after many others? The whole way but the socket: read, checked, serialised, queued, registries,
/// raised, read by a consumer. 300 units.</summary>
internal static class EventGrowth
{
    private const int Units = 300;
    private const double Megabyte = 1024 * 1024;

    // The last events before a mark stand for it: as many for each mark, so that noise is the same.
    private const int EventsOfAMark = 10_000;

    private static readonly Process Self = Process.GetCurrentProcess();

    /// <summary>Writes a line after a hundredth, a tenth and all of them: events so far, microseconds of processor time for each of
    /// the last ones, megabytes of heap.</summary>
    public static void Run(int events)
    {
        var options = new PushOptions();
        options.Compatibility.Mode = CompatibilityMode.Off;
        var way = new EventWay();
        way.Follower = new CadProjection(way, options, "sonoranpush", NullLogger.Instance, TimeProvider.System);
        var payloads = Enumerable.Range(0, Units).Select(unit => EventWay.Payload(1, unit)).ToArray();
        Play(way, payloads, EventsOfAMark); // compiled from here on
        var played = 0;
        foreach (var mark in new[] { events / 100, events / 10, events })
        {
            var measured = Math.Min(EventsOfAMark, mark - played);
            Play(way, payloads, mark - played - measured);
            Print(mark, Play(way, payloads, measured) / measured);
            played = mark;
        }
    }

    // Processor time, the collector's included: other processes do not count.
    private static double Play(EventWay way, byte[][] payloads, int events)
    {
        Self.Refresh();
        var before = Self.TotalProcessorTime;
        for (var i = 0; i < events; i++)
        {
            way.Receive(payloads[i % payloads.Length]);
            way.Raise();
        }

        Self.Refresh();
        return (Self.TotalProcessorTime - before).TotalMilliseconds * 1000;
    }

    private static void Print(int mark, double microseconds) => Console.WriteLine(string.Format(
        CultureInfo.InvariantCulture,
        "{0}\t{1:0.00}\t{2:0.00}",
        mark,
        microseconds,
        GC.GetTotalMemory(forceFullCollection: true) / Megabyte));
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;
using SonoranPush.Inbound;

namespace SonoranPush.Benchmarks.Registry;

/// <summary>What units and calls cost the server's main thread: per push event for the registries alone, per official event, and
/// per answer of an export. Crossings are not in it.</summary>
internal static class RegistryVerb
{
    private const int Calls = 2000;
    private const int EventsPerRound = 2_000;
    private const int Rounds = 60;

    /// <summary>Prints a line for each number of units.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var sizes = arguments.Length > 0
            ? arguments.ToArray().Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray()
            : [30, 100, 300, 1000];
        var registries = sizes.Select(units => Prepare(units, CompatibilityMode.Off)).ToArray();
        var compatibility = sizes.Select(units => Prepare(units, CompatibilityMode.On)).ToArray();

        // In turns: what disturbs the machine for a while disturbs all sizes alike.
        for (var round = 0; round < Rounds; round++)
        {
            Array.ForEach(registries, Play);
            Array.ForEach(compatibility, Play);
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            Print(sizes[i], registries[i], compatibility[i]);
        }

        return 0;
    }

    private static void Print(int units, Scene registries, Scene compatibility)
    {
        var raised = (double)compatibility.Host.Raised / compatibility.Played;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "{0,5} units, {1} calls: registries {2:0.00} us per event; official events {3:0.0} per event, {4:0.0} us each, {5:0} bytes",
            units, Calls, registries.Best, raised, (compatibility.Best - registries.Best) / raised, (double)compatibility.Host.Bytes / compatibility.Host.Raised));
        var exports = registries.Follower;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "      answers, built and written as MessagePack: GetUnitCache {0:0.00} ms, GetCallCache {1:0.00} ms, getUnits limit 50 {2:0.00} ms, getCalls limit 50 {3:0.00} ms",
            Answer(() => exports.OfficialExports.GetUnitCache(null, null)),
            Answer(() => exports.OfficialExports.GetCallCache()),
            Answer(() => exports.Exports.GetUnits(new Dictionary<string, object?> { ["limit"] = 50L })),
            Answer(() => exports.Exports.GetCalls(new Dictionary<string, object?> { ["limit"] = 50L }))));
    }

    private static Scene Prepare(int units, CompatibilityMode mode)
    {
        var scene = new Scene(new Shift(units, Calls), mode);
        foreach (var push in scene.Shift.Beginning())
        {
            scene.Take(push);
        }

        scene.Forget();
        return scene;
    }

    private static void Play(Scene scene)
    {
        var pushes = Enumerable.Range(0, EventsPerRound).Select(_ => new QueuedPushEvent(scene.Shift.Next(), 0)).ToArray();
        var began = Stopwatch.GetTimestamp();
        foreach (var push in pushes)
        {
            scene.Take(push);
        }

        scene.Best = Math.Min(scene.Best, Stopwatch.GetElapsedTime(began).TotalMicroseconds / EventsPerRound);
    }

    // Other processes only ever add time.
    private static double Answer(Func<object> build) => Enumerable.Range(0, 7).Min(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        var answer = build();
        var writer = new MessagePackWriter(1 << 20);
        if (answer is Dictionary<object, object?> map)
        {
            foreach (var pair in map)
            {
                writer.WriteValue(pair.Key);
                writer.WriteValue(pair.Value);
            }
        }
        else
        {
            writer.WriteValue(answer);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    });

    private sealed class Scene
    {
        public Scene(Shift shift, CompatibilityMode mode)
        {
            Shift = shift;
            var options = new PushOptions();
            options.Compatibility.Mode = mode;
            Follower = new CadFollower(Host, options, "sonoranpush", NullLogger.Instance, TimeProvider.System);
        }

        public Shift Shift { get; }

        public CadFollower Follower { get; }

        public SilentHost Host { get; } = new();

        public int Played { get; private set; }

        /// <summary>Microseconds per event in the best round: other processes only ever add time.</summary>
        public double Best { get; set; } = double.MaxValue;

        public void Take(PushEvent push) => Take(new QueuedPushEvent(push, 0));

        public void Take(QueuedPushEvent push)
        {
            Follower.Before(push);
            Follower.After(push);
            while (Follower.RaiseNext())
            {
            }

            Played++;
        }

        public void Forget()
        {
            Played = 0;
            Host.Raised = 0;
            Host.Bytes = 0;
        }
    }

    private sealed class SilentHost : IScriptHost
    {
        public int Raised { get; set; }

        public long Bytes { get; set; }

        public void RaiseEvent(string name, ArraySegment<byte> arguments)
        {
            Raised++;
            Bytes += arguments.Count;
        }

        public string? ReadConvar(string name) => null;

        public string? ReadFile(string path) => null;

        public string? ReadFileOf(string resource, string path) => null;

        public string? ReadMetadataOf(string resource, string key) => null;

        public void ListenToHttp(Action<IHttpCall> handle)
        {
        }

        public void ScheduleTick()
        {
        }

        public void WriteLine(string line)
        {
        }
    }
}

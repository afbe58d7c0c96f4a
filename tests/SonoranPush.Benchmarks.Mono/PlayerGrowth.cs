using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Does a player cost more among many others? Everybody drives, everybody is tracked, and the hub takes all. The
/// clock is moved by hand, so that minutes pass quickly.</summary>
internal static class PlayerGrowth
{
    // The best counts: other processes only ever add time.
    private const int Rounds = 3;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    /// <summary>Writes a line for each number of players: players, own microseconds for each of them and second, own microseconds a
    /// tick, crossings a second, rows a second.</summary>
    /// <param name="seconds">How much time passes for each.</param>
    public static void Run(int seconds)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        Play(100, TimeSpan.FromMinutes(1)); // compiled from here on
        int[] sizes = [10, 100, 1000, 2000];
        var rounds = Enumerable.Range(0, Rounds).Select(_ => sizes.Select(players => Play(players, duration)).ToList()).ToList();
        for (var i = 0; i < sizes.Length; i++)
        {
            Print(sizes[i], rounds.Select(round => round[i]).OrderBy(round => round.Own).First(), duration);
        }
    }

    private static (TimeSpan Own, long Crossings, long Rows) Play(int players, TimeSpan duration)
    {
        var (clock, world, hub) = (new HandClock(), new DrivingWorld(players), new YesHub());
        var feed = new LocationPipeline(new UnitLocationOptions { Track = PlayerTracking.All }, hub, world, new SilentLog(), clock);
        foreach (var player in world.Ids)
        {
            feed.PlayerJoined(player);
        }

        RunUntil(WarmUp, clock, world, feed);
        var (crossings, rows) = (world.Crossings, hub.Rows);
        var own = RunUntil(WarmUp + duration, clock, world, feed);
        return (own, world.Crossings - crossings, hub.Rows - rows);
    }

    private static void Print(int players, (TimeSpan Own, long Crossings, long Rows) best, TimeSpan duration) => Console.WriteLine(string.Format(
        CultureInfo.InvariantCulture,
        "{0}\t{1:0.000}\t{2:0.0}\t{3:0.0}\t{4:0.0}",
        players,
        best.Own.TotalMilliseconds * 1000 / duration.TotalSeconds / players,
        best.Own.TotalMilliseconds * 1000 * Tick.Ticks / duration.Ticks,
        best.Crossings / duration.TotalSeconds,
        best.Rows / duration.TotalSeconds));

    private static TimeSpan RunUntil(TimeSpan end, HandClock clock, DrivingWorld world, LocationPipeline feed)
    {
        var own = new Stopwatch();
        while (clock.Now < end)
        {
            clock.Now += Tick;
            world.Seconds = clock.Now.TotalSeconds;
            own.Start();
            feed.Tick(PlayerSampler.MaxCrossings);
            own.Stop();
        }

        return own.Elapsed;
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class YesHub : IUnitLocationChannel
    {
        public long Rows { get; private set; }

        public bool IsReady => true;

        public Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows)
        {
            Rows += rows.Count;
            return Task.FromResult(new HubReply(true, null, rows.Count));
        }

        public void RequestLogin()
        {
        }
    }

    private sealed class SilentLog : IUnitLocationLog
    {
        public void RowsRefused(int count, string reason)
        {
        }

        public void RowRefusedByHub(UnitTarget target, string error)
        {
        }

        public void CallRefused(string error)
        {
        }

        public void CallFailed(string error)
        {
        }

        public void PositionsUnknown()
        {
        }

        public void PlayerWithoutIdentifier(string playerId)
        {
        }
    }
}

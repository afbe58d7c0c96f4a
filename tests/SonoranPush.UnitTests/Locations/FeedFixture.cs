using System;
using System.Collections.Generic;
using System.Dynamic;
using Microsoft.Extensions.Time.Testing;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

/// <summary>A feed with everything around it faked, and the server's tick.</summary>
internal sealed class FeedFixture
{
    public static readonly TimeSpan TickLength = TimeSpan.FromMilliseconds(50);

    public FeedFixture(PlayerTracking track = PlayerTracking.All)
    {
        Options.Track = track;
        Feed = new LocationPipeline(Options, Channel, World, Log, Time);
    }

    public UnitLocationOptions Options { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public FakeChannel Channel { get; } = new();

    public FakePlayerWorld World { get; } = new();

    public RecordingLog Log { get; } = new();

    public LocationPipeline Feed { get; }

    public int MostCrossings { get; private set; }

    /// <summary>Lets the server tick for a while.</summary>
    public void Run(TimeSpan span, Action? eachTick = null)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += TickLength)
        {
            eachTick?.Invoke();
            Tick();
            Time.Advance(TickLength);
        }
    }

    public void Run(double seconds, Action? eachTick = null) => Run(TimeSpan.FromSeconds(seconds), eachTick);

    public int Tick()
    {
        var before = World.Crossings;
        var told = Feed.Tick(25);
        var crossings = World.Crossings - before;
        Assert.Equal(crossings, told);
        MostCrossings = Math.Max(MostCrossings, crossings);
        return crossings;
    }

    public static ExpandoObject Update(string id, double x = 1, string location = "Grove Street") => Map(
        ("communityUserId", id), ("location", location), ("coordinates", Map(("x", x), ("y", 2.0), ("z", 3.0), ("w", 4.0))));

    public static ExpandoObject Map(params (string Name, object? Value)[] members)
    {
        var map = new ExpandoObject();
        foreach (var (name, value) in members)
        {
            ((IDictionary<string, object?>)map)[name] = value;
        }

        return map;
    }

    public static UnitLocation Row(string id, double x = 1, string location = "Grove Street") =>
        new(UnitTarget.CommunityUserId(id), location) { Coordinates = new Coordinates(x, 2, 3, 4) };
}

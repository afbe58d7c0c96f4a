using System.Dynamic;
using Microsoft.Extensions.Time.Testing;
using SonoranPush.Locations;


namespace SonoranPush.UnitTests.Locations;

/// <summary>The location pipeline on a fake channel and a fake clock; the test runs its steps.</summary>
internal sealed class LocationFixture
{
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(50);

    public LocationFixture(int unitLimit = 16_384)
    {
        Options = new UnitLocationOptions { UnitLimit = unitLimit };
        Locations = new LocationPipeline(Options, Channel, Log, Time);
    }

    public UnitLocationOptions Options { get; }

    public FakeTimeProvider Time { get; } = new();

    public FakeChannel Channel { get; } = new();

    public CollectingLogger Log { get; } = new();

    public LocationPipeline Locations { get; }

    /// <summary>Runs steps for a while.</summary>
    public void Run(TimeSpan span, Action? eachStep = null)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += StepLength)
        {
            eachStep?.Invoke();
            Locations.Step();
            Time.Advance(StepLength);
        }
    }

    public void Run(double seconds, Action? eachStep = null) => Run(TimeSpan.FromSeconds(seconds), eachStep);

    public void Step() => Locations.Step();

    /// <summary>Tracks a player whose id in the CAD is <c>cad-ID</c>.</summary>
    public void Track(int playerId, string? text = null) =>
        Locations.Track(playerId.ToString(CultureInfo.InvariantCulture), UnitTarget.CommunityUserId("cad-" + playerId), text);

    /// <summary>Adds a sample of one player, with the place in metres.</summary>
    public void Sample(int playerId, double x, double y = 200, double z = 30, int heading = 90, string vehicle = "") => Locations.AddSample(
        FormattableString.Invariant($"{playerId} {x * 100:0} {y * 100:0} {z * 100:0} {heading}{vehicle}"));

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

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The game server of the simulation: player n has ped 1000 + n and, if it drives, vehicle 10,000 + n.</summary>
internal sealed class SimulatedWorld : IPlayerWorld
{
    private const int FirstPed = 1_000;
    private const int FirstVehicle = 10_000;

    private readonly string[] _ids;

    public SimulatedWorld(int units)
    {
        Tracks = [.. Enumerable.Range(0, units).Select(i => new UnitTrack(i, KindOf(i)))];
        _ids = [.. Enumerable.Range(0, units).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }

    public IReadOnlyList<UnitTrack> Tracks { get; }

    public long Crossings { get; private set; }

    public void Step(double seconds)
    {
        foreach (var track in Tracks)
        {
            track.Step(seconds);
        }
    }

    public bool KnowsPositions() => Crossed(true);

    public int CountPlayers() => Crossed(_ids.Length);

    public string? ReadPlayerAt(int index) => Crossed(_ids[index]);

    public string? ReadIdentifier(string playerId, string type) => Crossed(type + ":" + playerId);

    public int CountIdentifiers(string playerId) => Crossed(1);

    public string? ReadIdentifierAt(string playerId, int index) => Crossed("license:" + playerId);

    public int ReadPed(string playerId) => Crossed(FirstPed + int.Parse(playerId, CultureInfo.InvariantCulture));

    public Coordinates ReadCoordinates(int entity) => Crossed(Find(entity).Place with { Heading = 0 });

    public double ReadHeading(int entity) => Crossed(Find(entity).Place.Heading);

    public int ReadVehicle(int ped) => Crossed(Find(ped).InVehicle ? ped - FirstPed + FirstVehicle : 0);

    public string? ReadVehicleType(int vehicle) => Crossed("automobile");

    public int ReadModel(int entity) => Crossed(2046537925);

    public bool ReadSiren(int vehicle) => Crossed(Find(vehicle).Siren);

    /// <summary>Of eight units four walk, two are parked, one drives through the city and one is in a pursuit.</summary>
    private static TrackKind KindOf(int index) => (index % 8) switch
    {
        0 => TrackKind.Pursuit,
        4 => TrackKind.City,
        2 or 6 => TrackKind.Parked,
        _ => TrackKind.Foot,
    };

    private UnitTrack Find(int entity) => Tracks[entity >= FirstVehicle ? entity - FirstVehicle : entity - FirstPed];

    private T Crossed<T>(T answer)
    {
        Crossings++;
        return answer;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Players who drive in circles, each at a speed of his own. Player n has ped n + 1, and a vehicle of the same number.</summary>
internal sealed class DrivingWorld : IPlayerWorld
{
    private const double Radius = 200;

    private readonly string[] _ids;
    private readonly string[] _identifiers;

    public DrivingWorld(int players)
    {
        _ids = Enumerable.Range(0, players).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        _identifiers = _ids.Select(id => "license:" + id).ToArray();
    }

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Since the beginning.</summary>
    public double Seconds { get; set; }

    public long Crossings { get; private set; }

    public bool KnowsPositions() => Crossed(true);

    public int CountPlayers() => Crossed(_ids.Length);

    public string? ReadPlayerAt(int index) => Crossed(_ids[index]);

    public string? ReadIdentifier(string playerId, string type) => Crossed(_identifiers[Number(playerId)]);

    public int CountIdentifiers(string playerId) => Crossed(1);

    public string? ReadIdentifierAt(string playerId, int index) => Crossed(_identifiers[Number(playerId)]);

    public int ReadPed(string playerId) => Crossed(Number(playerId) + 1);

    public Coordinates ReadCoordinates(int entity) => Crossed(
        new Coordinates(entity + (Radius * Math.Cos(Angle(entity))), Radius * Math.Sin(Angle(entity)), 30, 0));

    public double ReadHeading(int entity) => Crossed(Angle(entity) * 180 / Math.PI % 360);

    public int ReadVehicle(int ped) => Crossed(ped);

    public string? ReadVehicleType(int vehicle) => Crossed("automobile");

    public int ReadModel(int entity) => Crossed(2046537925);

    public bool ReadSiren(int vehicle) => Crossed(false);

    private static int Number(string playerId) => int.Parse(playerId, CultureInfo.InvariantCulture);

    // 5 to 34 metres a second.
    private double Angle(int entity) => (5 + (entity % 30)) * Seconds / Radius;

    private T Crossed<T>(T answer)
    {
        Crossings++;
        return answer;
    }
}

using System;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>A server with one player, to whom nothing happens, and with nobody who listens. One thread at a time.</summary>
internal sealed class RehearsalServer : IScriptHost, IPlayerWorld
{
    /// <summary>The API key that its convars hold.</summary>
    public const string Key = "rehearsal";

    private const string Player = "1";
    private const int Ped = 1;
    private const int Vehicle = 2;

    // The way on foot and by car, up to the first rows for the hub.
    private const int FewestLooks = 8;

    private int _looks;
    private int _events;
    private bool _hasAnswered;

    /// <summary>Every part has had its turn.</summary>
    public bool HasSeenAll => _looks >= FewestLooks && _events >= RehearsalHub.EventCount && _hasAnswered;

    /// <inheritdoc />
    public string? ReadConvar(string name) => name switch
    {
        ConvarReader.CommunityId => Key,
        ConvarReader.ApiKeyName => Key,
        ConvarReader.ServerId => "1",
        ConvarReader.HubUrl => "http://127.0.0.1/",
        _ => null,
    };

    /// <inheritdoc />
    public string? ReadFile(string path) => """{"unitLocation":{"track":"all"},"http":{"listener":"on"}}""";

    /// <inheritdoc />
    public string? ReadFileOf(string resource, string path) => null;

    /// <inheritdoc />
    public string? ReadMetadataOf(string resource, string key) => null;

    /// <inheritdoc />
    public void RaiseEvent(string name, ArraySegment<byte> arguments) => _events += name == ScriptContract.PushEvent ? 1 : 0;

    /// <inheritdoc />
    public void ScheduleTick()
    {
    }

    /// <inheritdoc />
    public void ListenToHttp(Action<IHttpContext> handle) => handle(new RehearsalPost(() => _hasAnswered = true));

    /// <inheritdoc />
    public void WriteLine(string line)
    {
    }

    /// <inheritdoc />
    public bool KnowsPositions() => true;

    /// <inheritdoc />
    public int CountPlayers() => 1;

    /// <inheritdoc />
    public string? ReadPlayerAt(int index) => Player;

    /// <inheritdoc />
    public string? ReadIdentifier(string playerId, string type) => $"{type}:1";

    /// <inheritdoc />
    public int CountIdentifiers(string playerId) => 1;

    /// <inheritdoc />
    public string? ReadIdentifierAt(string playerId, int index) => "license:1";

    /// <inheritdoc />
    public int ReadPed(string playerId) => Ped;

    /// <inheritdoc />
    public Coordinates ReadCoordinates(int entity) => new(100 + (10 * _looks++), 100, 30, 0);

    /// <inheritdoc />
    public double ReadHeading(int entity) => 90;

    /// <inheritdoc />
    public int ReadVehicle(int ped) => _looks % 2 == 0 ? Vehicle : 0;

    /// <inheritdoc />
    public string? ReadVehicleType(int vehicle) => "automobile";

    /// <inheritdoc />
    public int ReadModel(int entity) => 1;

    /// <inheritdoc />
    public bool ReadSiren(int vehicle) => true;
}

using System;
using System.Collections.Generic;
using System.Globalization;

namespace FxServer.Host.World;

/// <summary>The connected players and the entities they own. Handles are never used twice, so that an old one is stale. Main thread
/// only.</summary>
internal sealed class Players
{
    private readonly List<Body> _bodies = new();
    private int _lastHandle = 1000;

    public IReadOnlyList<PlayerState> All => _bodies.ConvertAll(body => body.Player);

    public void Add(PlayerState player)
    {
        Remove(player.Id);
        _bodies.Add(new Body(player, ++_lastHandle, ++_lastHandle));
    }

    public bool Remove(int id) => _bodies.RemoveAll(body => body.Player.Id == id) > 0;

    /// <summary>Gives a player a new body, as after a death: the old handle goes stale.</summary>
    public void Respawn(int id)
    {
        int index = _bodies.FindIndex(body => body.Player.Id == id);
        if (index >= 0)
        {
            _bodies[index] = new Body(_bodies[index].Player, ++_lastHandle, ++_lastHandle);
        }
    }

    /// <summary>The player of a server id, or null.</summary>
    public PlayerState? Find(string? id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Find(number) : null;

    public PlayerState? Find(int id) => _bodies.Find(body => body.Player.Id == id)?.Player;

    /// <summary>The handle of a player's body, or 0.</summary>
    public int PedOf(string? id)
    {
        PlayerState? player = Find(id);
        return _bodies.Find(body => body.Player == player)?.Ped ?? 0;
    }

    /// <summary>The handle of the vehicle that a body sits in, or 0. Throws on a stale handle.</summary>
    public int VehicleOf(int ped)
    {
        Body body = _bodies.Find(candidate => candidate.Ped == ped) ?? throw Stale(ped);
        return body.Player.Vehicle is null ? 0 : body.Vehicle;
    }

    /// <summary>The player that a body or a vehicle belongs to. Throws on a stale handle.</summary>
    public PlayerState OwnerOf(int entity) => FindOwner(entity) ?? throw Stale(entity);

    /// <summary>The vehicle of a handle. Throws on a stale handle.</summary>
    public VehicleState Vehicle(int entity) =>
        _bodies.Find(body => body.Vehicle == entity)?.Player.Vehicle ?? throw Stale(entity);

    public PlayerState? FindOwner(int entity) =>
        _bodies.Find(body => body.Ped == entity || (body.Vehicle == entity && body.Player.Vehicle is not null))?.Player;

    private static InvalidOperationException Stale(int entity) =>
        new(string.Format(CultureInfo.InvariantCulture, "Tried to access invalid entity: {0}", entity));

    private sealed class Body
    {
        public Body(PlayerState player, int ped, int vehicle)
        {
            Player = player;
            Ped = ped;
            Vehicle = vehicle;
        }

        public PlayerState Player { get; }

        public int Ped { get; }

        public int Vehicle { get; }
    }
}

using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Reads one player from the game world. A handle that has gone stale makes natives throw: then all handles of the player are
/// dropped and nothing is believed, least of all a place of 0,0,0. Tick thread only.</summary>
internal sealed class PlayerReader
{
    /// <summary>Type, model, heading and siren.</summary>
    private const int NewVehicleCrossings = 4;

    /// <summary>Nothing in the game is faster, in metres a second: who is has been put somewhere else, or the handle now belongs to
    /// something else.</summary>
    private const double FastestSpeed = 150;

    /// <summary>Handles are used again by the server: even one that works is read anew at times.</summary>
    private static readonly TimeSpan PedLifetime = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AbsenceInterval = TimeSpan.FromSeconds(1);

    private readonly MeteredPlayerWorld _world;
    private readonly VehicleCatalog _vehicles;

    /// <summary>Creates a reader.</summary>
    public PlayerReader(MeteredPlayerWorld world, VehicleCatalog vehicles)
    {
        _world = world;
        _vehicles = vehicles;
    }

    /// <summary>What a player drives and its siren are not read again within this time.</summary>
    public TimeSpan LookLifetime { get; set; }

    /// <summary>Crossings that must be left for a detailed look. One at a vehicle that was just entered is put off when it would take
    /// more.</summary>
    public int DetailCrossings(TrackedPlayer player, TimeSpan now) =>
        (NeedsPed(player, now) ? 1 : 0) + (!NeedsLook(player, now) ? 2 : player.Vehicle == 0 ? 3 : 4);

    /// <summary>Reads where a player is. One crossing, two when the ped has to be read again.</summary>
    public bool TryReadPlace(TrackedPlayer player, TimeSpan now, out Coordinates place)
    {
        place = default;
        try
        {
            if (!TryFindPed(player, now))
            {
                return false;
            }

            place = _world.ReadCoordinates(player.Ped);
        }
        catch (Exception)
        {
            GiveUp(player, now);
            return false;
        }

        if (!IsPlace(place))
        {
            GiveUp(player, now);
            return false;
        }

        return See(player, place, now);
    }

    /// <summary>Reads where a player is, which way it faces and what it drives.</summary>
    public bool TryReadDetail(TrackedPlayer player, TimeSpan now, out Coordinates place)
    {
        if (!TryReadPlace(player, now, out place))
        {
            return false;
        }

        try
        {
            if (NeedsLook(player, now) && !TryLook(player, now))
            {
                return false;
            }

            var heading = _world.ReadHeading(player.Vehicle != 0 ? player.Vehicle : player.Ped);
            place = place with { Heading = CoordinatesReader.NormaliseHeading(heading) };
            return true;
        }
        catch (Exception)
        {
            GiveUp(player, now);
            return false;
        }
    }

    /// <summary>Looks for a change that coordinates do not show: a siren, a vehicle entered or left. One crossing.</summary>
    public bool SeesChange(TrackedPlayer player)
    {
        if (player.Ped == 0)
        {
            return false;
        }

        try
        {
            return player.VehicleLook is { CanHaveSiren: true }
                ? _world.ReadSiren(player.Vehicle) != player.Siren
                : _world.ReadVehicle(player.Ped) != player.Vehicle;
        }
        catch (Exception)
        {
            // The vehicle may be gone and the player well: the next detailed look tells.
            player.DropHandles();
            return true;
        }
    }

    private static bool IsPlace(in Coordinates place) =>
        Math.Abs(place.X) <= CoordinatesReader.MaxDistance
        && Math.Abs(place.Y) <= CoordinatesReader.MaxDistance
        && Math.Abs(place.Z) <= CoordinatesReader.MaxDistance
        && (place.X != 0 || place.Y != 0 || place.Z != 0);

    private static void GiveUp(TrackedPlayer player, TimeSpan now)
    {
        player.DropHandles();
        player.NotBefore = now + AbsenceInterval;
    }

    private static bool NeedsPed(TrackedPlayer player, TimeSpan now) => player.Ped == 0 || now - player.PedReadAt >= PedLifetime;

    /// <summary>Takes a place in. One that cannot have been reached is believed only when a ped that was read anew is there too.</summary>
    private static bool See(TrackedPlayer player, in Coordinates place, TimeSpan now)
    {
        ref var motion = ref player.Unit!.Motion;
        var seconds = (now - motion.SeenAt).TotalSeconds;
        var jumped = motion.IsKnown && motion.DistanceTo(place) > FastestSpeed * (seconds + 1);
        if (jumped && !player.JumpSuspected)
        {
            player.JumpSuspected = true;
            player.DropHandles();
            return false;
        }

        if (jumped)
        {
            motion.Jump(place, now);
        }
        else
        {
            motion.See(place, now);
        }

        player.JumpSuspected = false;
        return true;
    }

    private bool NeedsLook(TrackedPlayer player, TimeSpan now) =>
        player.Changed || player.LookedAt is not { } lookedAt || now - lookedAt >= LookLifetime;

    private bool TryFindPed(TrackedPlayer player, TimeSpan now)
    {
        if (NeedsPed(player, now))
        {
            player.Ped = _world.ReadPed(player.Id);
            player.PedReadAt = now;
        }

        if (player.Ped == 0)
        {
            GiveUp(player, now);
        }

        return player.Ped != 0;
    }

    /// <summary>Reads what a player drives and whether its siren is on.</summary>
    private bool TryLook(TrackedPlayer player, TimeSpan now)
    {
        var vehicle = _world.ReadVehicle(player.Ped);
        if (vehicle != player.Vehicle)
        {
            if (vehicle != 0 && _world.Left < NewVehicleCrossings)
            {
                return false;
            }

            player.VehicleLook = vehicle == 0 ? null : _vehicles.Find(_world.ReadVehicleType(vehicle), _world.ReadModel(vehicle));
            player.Vehicle = vehicle;
        }

        player.Siren = player.VehicleLook is { CanHaveSiren: true } && _world.ReadSiren(vehicle);
        player.LookedAt = now;
        return true;
    }
}

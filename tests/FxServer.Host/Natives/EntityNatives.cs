using CitizenFX.Core.Native;
using FxServer.Host.World;

namespace FxServer.Host.Natives;

/// <summary>Bodies and vehicles. They throw on a stale handle, and without OneSync the server does not know where anything is.</summary>
internal static class EntityNatives
{
    public static void AddTo(NativeTable natives, Players players, Convars convars)
    {
        natives.Add(Hash.DOES_ENTITY_EXIST, (_, arguments) => players.FindOwner((int)arguments[0]!) is not null);
        natives.Add(Hash.GET_ENTITY_COORDS, (_, arguments) =>
        {
            PlayerState owner = players.OwnerOf((int)arguments[0]!);
            return convars.HasOneSync ? new[] { owner.X, owner.Y, owner.Z } : new float[3];
        });
        natives.Add(Hash.GET_ENTITY_HEADING, (_, arguments) =>
        {
            PlayerState owner = players.OwnerOf((int)arguments[0]!);
            return convars.HasOneSync ? owner.Heading : 0f;
        });
        natives.Add(Hash.GET_VEHICLE_PED_IS_IN, (_, arguments) => players.VehicleOf((int)arguments[0]!));
        natives.Add(Hash.GET_ENTITY_MODEL, (_, arguments) => players.Vehicle((int)arguments[0]!).Model);
        natives.Add(Hash.GET_VEHICLE_TYPE, (_, arguments) => players.Vehicle((int)arguments[0]!).Type);
        natives.Add(Hash.IS_VEHICLE_SIREN_ON, (_, arguments) => players.Vehicle((int)arguments[0]!).Siren);
    }
}

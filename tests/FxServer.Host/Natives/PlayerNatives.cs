using CitizenFX.Core.Native;
using FxServer.Host.World;

namespace FxServer.Host.Natives;

/// <summary>Players and their identifiers.</summary>
internal static class PlayerNatives
{
    public static void AddTo(NativeTable natives, Players players, AccessRights rights)
    {
        natives.Add(Hash.GET_NUM_PLAYER_INDICES, (_, _) => players.All.Count);
        natives.Add(Hash.GET_PLAYER_FROM_INDEX, (_, arguments) =>
            players.All.ElementAtOrDefault((int)arguments[0]!)?.Id.ToString(CultureInfo.InvariantCulture));
        natives.Add(Hash.DOES_PLAYER_EXIST, (_, arguments) => Find(arguments) is not null);
        natives.Add(Hash.GET_PLAYER_NAME, (_, arguments) => Find(arguments)?.Name);
        natives.Add(Hash.GET_NUM_PLAYER_IDENTIFIERS, (_, arguments) => Find(arguments)?.Identifiers.Count ?? 0);
        natives.Add(Hash.GET_PLAYER_IDENTIFIER, (_, arguments) => Find(arguments)?.Identifiers.ElementAtOrDefault((int)arguments[1]!));
        natives.Add(Hash.GET_PLAYER_IDENTIFIER_BY_TYPE, (_, arguments) =>
            Find(arguments)?.Identifiers.FirstOrDefault(identifier => identifier.StartsWith(arguments[1] + ":", StringComparison.Ordinal)));
        natives.Add(Hash.IS_PLAYER_ACE_ALLOWED, (_, arguments) =>
            Find(arguments) is { } player && rights.IsAllowed(player, (string)arguments[1]!));
        natives.Add(Hash.GET_PLAYER_PED, (_, arguments) => players.PedOf((string?)arguments[0]));

        PlayerState? Find(object?[] arguments) => players.Find((string?)arguments[0]);
    }
}

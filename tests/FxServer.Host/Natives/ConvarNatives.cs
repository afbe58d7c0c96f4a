using CitizenFX.Core.Native;
using FxServer.Host.World;

namespace FxServer.Host.Natives;

/// <summary>Reading and watching convars.</summary>
internal static class ConvarNatives
{
    public static void AddTo(NativeTable natives, Convars convars)
    {
        natives.Add(Hash.GET_CONVAR, (caller, arguments) => convars.Get(caller.Name, (string)arguments[0]!) ?? arguments[1]);
        natives.Add(Hash.GET_CONVAR_INT, (caller, arguments) =>
        {
            string? text = convars.Get(caller.Name, (string)arguments[0]!);
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : arguments[1];
        });
        natives.Add(Hash.ADD_CONVAR_CHANGE_LISTENER, (caller, arguments) =>
            convars.Listen(caller.Name, (string)arguments[0]!, (string)arguments[1]!));
        natives.Add(Hash.REMOVE_CONVAR_CHANGE_LISTENER, (_, arguments) => convars.StopListening((int)arguments[0]!));
    }
}

using System.Runtime.InteropServices;
using CitizenFX.Core.Native;
using FxServer.Host.Accounts;

namespace FxServer.Host.Natives;

/// <summary>Events, functions, commands and HTTP.</summary>
internal static class ScriptNatives
{
    public static void AddTo(NativeTable natives, GameServer server)
    {
        natives.Add(Hash.REGISTER_RESOURCE_AS_EVENT_HANDLER, (caller, arguments) => caller.EventFilter.Add((string)arguments[0]!));
        natives.Add(Hash.TRIGGER_EVENT_INTERNAL, (caller, arguments) =>
            server.Events.Raise(caller, MainThreadUse.CSharp, (string)arguments[0]!, Copy((IntPtr)arguments[1]!, (int)arguments[2]!)));
        natives.Add(Hash.TRIGGER_CLIENT_EVENT_INTERNAL, (caller, arguments) =>
            server.SendToClient(caller, (string)arguments[1]!, (string)arguments[0]!, Copy((IntPtr)arguments[2]!, (int)arguments[3]!)));
        natives.Add(Hash.INVOKE_FUNCTION_REFERENCE, (caller, arguments) =>
            server.Functions.Invoke(caller.Name, (string)arguments[0]!, (byte[])arguments[1]!));
        natives.Add(Hash.GET_INVOKING_RESOURCE, (_, _) => server.Functions.Invoking);
        natives.Add(Hash.REGISTER_COMMAND, (caller, arguments) =>
            server.Commands.Add(caller.Name, (string)arguments[0]!, (string)arguments[1]!, (bool)arguments[2]!));
        natives.Add(Hash.EXECUTE_COMMAND, (_, arguments) => server.Commands.Execute((string)arguments[0]!, 0));
        natives.Add(Hash.SET_HTTP_HANDLER, (caller, arguments) => caller.HttpHandler = (string)arguments[0]!);
        natives.Add(Hash.GET_GAME_TIMER, (_, _) => (long)server.Log.Now.TotalMilliseconds);
    }

    private static byte[] Copy(IntPtr data, int length)
    {
        byte[] bytes = new byte[length];
        Marshal.Copy(data, bytes, 0, length);
        return bytes;
    }
}

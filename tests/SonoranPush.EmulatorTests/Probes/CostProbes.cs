using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace Probes;

/// <summary>Crosses the border a known number of times in one tick.</summary>
internal sealed class Costs : BaseScript
{
    // MessagePack for ["bytes"].
    private static readonly byte[] Sound = { 0x91, 0xA5, (byte)'b', (byte)'y', (byte)'t', (byte)'e', (byte)'s' };
    private static readonly byte[] CutOff = { 0x91, 0xA5, (byte)'b' };
    private Action? _next;

    internal Costs()
    {
        EventHandlers["probe:cost"] += new Action<string>(what => _next = what switch
        {
            "native" => () => Natives(10),
            "event" => () => TriggerEvent("probe:cheap", 1),
            "bytes" => () => RaiseFromBytes(Sound),
            _ => () => RaiseFromBytes(CutOff),
        });
        Tick += () =>
        {
            Action? next = _next;
            _next = null;
            next?.Invoke();
            return Task.CompletedTask;
        };
    }

    private static void Natives(int count)
    {
        for (int index = 0; index < count; index++)
        {
            API.GetConvar("x", "y");
        }
    }

    // What a script that serialises by itself hands to the native.
    private static unsafe void RaiseFromBytes(byte[] data)
    {
        fixed (byte* start = data)
        {
            Function.Call((Hash)0x91310870, "probe:cheap", new IntPtr(start), data.Length);
        }
    }
}

/// <summary>Handles the event whose cost is asked for.</summary>
internal sealed class Customer : BaseScript
{
    internal Customer() => EventHandlers["probe:cheap"] += new Action<object>(_ => { });
}

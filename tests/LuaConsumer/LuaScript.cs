using System;
using System.IO;
using CitizenFX.Core;
using CitizenFX.Core.Native;
using NLua;

namespace LuaConsumer;

/// <summary>Runs the Lua files of this resource: what FXServer's own Lua runtime does for a consumer, as far as this one needs
/// it. Tick thread only.</summary>
public sealed class LuaScript : BaseScript, IDisposable
{
    private readonly Lua _lua = new();
    private readonly LuaValues _values;

    /// <summary>Called by FXServer when the resource starts.</summary>
    public LuaScript()
    {
        _values = new LuaValues(_lua);
        _lua.RegisterFunction("host_on", this, GetType().GetMethod(nameof(On)));
        _lua.RegisterFunction("host_raise", this, GetType().GetMethod(nameof(Raise)));
        _lua.RegisterFunction("host_export", this, GetType().GetMethod(nameof(CallExport)));
        _lua.RegisterFunction("print", null, GetType().GetMethod(nameof(Print)));
        var folder = API.GetResourcePath(API.GetCurrentResourceName());
        _lua.DoFile(Path.Combine(folder, "runtime.lua"));
        _lua.DoFile(Path.Combine(folder, "consumer.lua"));
    }

    /// <summary>Handles an event of this name.</summary>
    public void On(string name) => EventHandlers[name] += new Action<string, object, object, object>(([FromSource] source, first, second, third) =>
    {
        if (string.IsNullOrEmpty(source))
        {
            ((LuaFunction)_lua["host_dispatch"]).Call(name, _values.ToLua(first), _values.ToLua(second), _values.ToLua(third));
        }
    });

    /// <summary>Writes a line to the console.</summary>
    public static void Print(string text) => Debug.WriteLine(text);

    /// <summary>Raises an event.</summary>
    public void Raise(string name, LuaTable arguments) => TriggerEvent(name, _values.Pack(arguments));

    /// <summary>Calls an export of another resource; nil when there is none.</summary>
    public object? CallExport(string resource, string name, LuaTable arguments)
    {
        object? export = null;
        TriggerEvent($"__cfx_export_{resource}_{name}", new Action<object>(function => export = function));
        return export is CallbackDelegate callback ? _values.ToLua(callback(_values.Pack(arguments))) : null;
    }

    /// <inheritdoc />
    public void Dispose() => _lua.Dispose();
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CitizenFX.Core;
using CitizenFX.Core.Native;
using NLua;

namespace LuaRuntime;

/// <summary>Runs the Lua resource in the folder <c>resource</c> beside this script: what FXServer's own Lua runtime does for it, as far
/// as our resources need it. Tick thread only.</summary>
public sealed class LuaScript : BaseScript, IDisposable
{
    private readonly Lua _lua = new();
    private readonly LuaValues _values;

    /// <summary>Called by FXServer when the resource starts.</summary>
    public LuaScript()
    {
        _lua.State.Encoding = System.Text.Encoding.UTF8;
        _values = new LuaValues(_lua);
        Offer("host_on", nameof(On));
        Offer("host_raise", nameof(Raise));
        Offer("host_send", nameof(Send));
        Offer("host_export", nameof(CallExport));
        Offer("host_command", nameof(AddCommand));
        Offer("host_print", nameof(Print));
        Offer("GetGameTimer", nameof(GetGameTimer));
        Offer("GetResourceState", nameof(GetResourceState));
        var folder = API.GetResourcePath(API.GetCurrentResourceName());
        _lua.DoFile(Path.Combine(folder, "runtime.lua"));
        Run(Path.Combine(folder, "resource"));
        Tick += OnTick;
    }

    /// <summary>Handles an event of this name.</summary>
    public void On(string name) => EventHandlers[name] += new Action<string, object, object, object>(([FromSource] source, first, second, third) =>
        Call("host_dispatch", name, source ?? string.Empty, _values.ToLua(first), _values.ToLua(second), _values.ToLua(third)));

    /// <summary>Raises an event.</summary>
    public void Raise(string name, LuaTable arguments) => TriggerEvent(name, _values.Pack(arguments));

    /// <summary>Sends an event to a player's game client, or with -1 to all.</summary>
    public void Send(string name, string player, LuaTable arguments)
    {
        if (player == "-1")
        {
            TriggerClientEvent(name, _values.Pack(arguments));
        }
        else
        {
            TriggerClientEvent(Players[Convert.ToInt32(player, System.Globalization.CultureInfo.InvariantCulture)], name, _values.Pack(arguments));
        }
    }

    /// <summary>Calls an export of another resource; throws when there is none.</summary>
    public object? CallExport(string resource, string name, LuaTable arguments)
    {
        object? export = null;
        TriggerEvent($"__cfx_export_{resource}_{name}", new Action<object>(function => export = function));
        return export is CallbackDelegate callback
            ? _values.ToLua(callback(_values.Pack(arguments)))
            : throw new InvalidOperationException($"No such export {name} in resource {resource}");
    }

    /// <summary>Answers a console command.</summary>
    public void AddCommand(string name, bool restricted) => API.RegisterCommand(
        name,
        new Action<int, List<object>, string>((player, words, raw) => Call("host_run_command", name, player, _values.ToLua(words), raw)),
        restricted);

    /// <summary>Writes a line to the console.</summary>
    public static void Print(string text) => Debug.WriteLine(text);

    /// <summary>Milliseconds since the server's start.</summary>
    public static long GetGameTimer() => API.GetGameTimer();

    /// <summary>Whether a resource is started, and so on.</summary>
    public static string GetResourceState(string resource) => API.GetResourceState(resource);

    /// <inheritdoc />
    public void Dispose() => _lua.Dispose();

    private Task OnTick()
    {
        Call("host_tick");
        return Task.CompletedTask;
    }

    private void Offer(string name, string method) => _lua.RegisterFunction(name, this, GetType().GetMethod(method));

    private void Run(string folder)
    {
        Call("host_read_manifest", Path.Combine(folder, "fxmanifest.lua"));
        foreach (var script in ((LuaTable)Call("host_scripts")[0]).Values.Cast<string>().ToList())
        {
            _lua.DoFile(Path.Combine(folder, script));
        }
    }

    private object[] Call(string function, params object?[] arguments) => ((LuaFunction)_lua[function]).Call(arguments);
}

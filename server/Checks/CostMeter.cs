using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Checks;

/// <summary>Measures natives and events on this server: a few milliseconds of the main thread, in two ticks. Main thread only.</summary>
internal sealed class CostMeter
{
    private const int Natives = 20;
    private const int LuaNatives = 500;
    private const int Events = 5;

    private readonly IScriptHost _host;
    private readonly TimeProvider _time;

    public CostMeter(IScriptHost host, TimeProvider time)
    {
        _host = host;
        _time = time;
    }

    /// <summary>Measures natives from C#.</summary>
    public CostFacts MeasureNatives() => new() { CSharpNative = Measure(Natives, () => _host.ReadConvar("onesync")) };

    /// <summary>Measures events, and natives from Lua.</summary>
    /// <param name="cost">The costs measured so far.</param>
    /// <param name="lua">The report of <c>players.lua</c>; null when it does not answer.</param>
    public CostFacts MeasureEvents(CostFacts cost, LuaReport? lua)
    {
        var luaEvent = Measure(Events, () => Raise(ScriptContract.MeasurePlayers, 0L));
        var withNatives = Measure(1, () => Raise(ScriptContract.MeasurePlayers, (long)LuaNatives));
        return cost with
        {
            // The C# half handles the report of players.lua, and drops an empty one.
            CSharpEvent = Measure(Events, () => Raise(ScriptContract.PlayersInspected, null)),
            LuaEvent = luaEvent,
            LuaNative = lua is null ? null : Math.Max(0, withNatives - luaEvent) / LuaNatives,
            LuaKilobytes = lua?.Kilobytes ?? 0,
        };
    }

    /// <summary>Raises an event with one argument.</summary>
    public void Raise(string name, object? argument)
    {
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(1);
        writer.WriteValue(argument);
        _host.RaiseEvent(name, writer.Written);
    }

    // The first call may compile.
    private double Measure(int count, Action action)
    {
        action();
        var began = _time.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            action();
        }

        return _time.GetElapsedTime(began).TotalMilliseconds / count;
    }
}

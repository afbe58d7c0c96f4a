using System.Diagnostics;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>Measures what it costs to get from Lua into the host and back. A real server has no such transition: its natives are
/// functions of C.</summary>
internal static class LuaTransition
{
    private const int Calls = 2000;

    /// <summary>Returns the time of one call that does nothing, in ticks of the stop watch.</summary>
    public static long Measure(Lua lua)
    {
        LuaFunction nothing = static _ => 0;
        lua.LoadString("local call, count = ... for _ = 1, count do call(1) end");
        long best = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            lua.PushCopy(-1);
            lua.PushCFunction(nothing);
            lua.PushInteger(Calls);
            long begun = Stopwatch.GetTimestamp();
            lua.PCall(2, 0, 0);
            best = Math.Min(best, (Stopwatch.GetTimestamp() - begun) / Calls);
        }

        lua.Pop(1);
        GC.KeepAlive(nothing);
        return best;
    }
}

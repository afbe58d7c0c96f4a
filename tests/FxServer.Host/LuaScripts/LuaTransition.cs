using System.Diagnostics;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>Measures what it costs to get from Lua into the host and back. A real server has no such transition: its natives are
/// functions of C, and a vector is a value there, not a table.</summary>
internal static class LuaTransition
{
    private const int Calls = 2000;

    /// <summary>Takes the function that wraps natives from the top of the stack.</summary>
    /// <param name="lua">The state.</param>
    /// <param name="results">How many numbers a native answers that is wrapped by it.</param>
    /// <returns>What a call costs beside the native itself, in ticks of the stop watch.</returns>
    public static long Measure(Lua lua, int results)
    {
        long inside = 0;
        LuaFunction native = _ =>
        {
            long begun = Stopwatch.GetTimestamp();
            for (int result = 0; result < results; result++)
            {
                lua.PushNumber(result);
            }

            inside += Stopwatch.GetTimestamp() - begun;
            return results;
        };
        lua.LoadString("local wrap, native, count = ... local call = wrap(native) for _ = 1, count do call(1) end");
        long best = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            lua.PushCopy(-1);
            lua.PushCopy(-3);
            lua.PushCFunction(native);
            lua.PushInteger(Calls);
            inside = 0;
            long begun = Stopwatch.GetTimestamp();
            lua.PCall(3, 0, 0);
            best = Math.Min(best, (Stopwatch.GetTimestamp() - begun - inside) / Calls);
        }

        lua.Pop(2);
        GC.KeepAlive(native);
        return best;
    }
}

using SonoranPush.Diagnostics;

namespace SonoranPush.Checks;

/// <summary>Measured costs on this server. Times in milliseconds. Immutable.</summary>
internal sealed record CostFacts
{
    /// <summary>A native called from C#.</summary>
    public double CSharpNative { get; init; }

    /// <summary>An event that C# handles.</summary>
    public double CSharpEvent { get; init; }

    /// <summary>A native called from Lua; null when the Lua half does not answer.</summary>
    public double? LuaNative { get; init; }

    /// <summary>An event that Lua handles.</summary>
    public double LuaEvent { get; init; }

    /// <summary>Memory of the Lua half in kilobytes.</summary>
    public double LuaKilobytes { get; init; }

    /// <summary>Managed memory of the C# runtime in bytes, which all C# resources of the server share.</summary>
    public long ManagedBytes { get; init; }

    /// <summary>Resident memory of the server's process in bytes.</summary>
    public long ProcessBytes { get; init; }

    /// <summary>Ticks of the last ten minutes, sorted.</summary>
    public double[] Ticks { get; init; } = Array.Empty<double>();
}

/// <summary>What the resource costs the server's main thread and memory. Any thread.</summary>
internal static class CostCheck
{
    private const double SlowNative = 0.5;
    private const double SlowTick = 5;

    // Fewer ticks are mostly those of the start.
    private const int EnoughTicks = 1200;
    private const double Megabyte = 1024 * 1024;

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(CostFacts facts)
    {
        var rows = new CheckRows("cost");
        var lua = facts.LuaNative is { } native ? ConsoleText.Format("; from Lua {0:0.0000} ms, an event into Lua {1:0.000} ms", native, facts.LuaEvent) : string.Empty;
        var finding = ConsoleText.Format("a native from C# {0:0.000} ms, an event into C# {1:0.000} ms{2}", facts.CSharpNative, facts.CSharpEvent, lua);
        if (facts.CSharpNative > SlowNative)
        {
            rows.Warn(finding, "this machine is slow or overloaded: look at its processor use, and give the server a core of its own");
        }
        else
        {
            rows.Ok(finding);
        }

        AddTicks(rows, facts.Ticks);
        rows.Ok(ConsoleText.Format(
            "memory: all C# resources {0:0.0} MB, players.lua {1:0.0} MB, the server's process {2:0} MB",
            facts.ManagedBytes / Megabyte, facts.LuaKilobytes / 1024, facts.ProcessBytes / Megabyte));
        return rows.All;
    }

    private static void AddTicks(CheckRows rows, double[] ticks)
    {
        var p99 = DurationHistory.Percentile(ticks, 0.99);
        var finding = ConsoleText.Format(
            "{0} ticks: p50 {1:0.00} ms, p99 {2:0.00} ms, longest {3:0.0} ms",
            ticks.Length, DurationHistory.Percentile(ticks, 0.5), p99, DurationHistory.Percentile(ticks, 1));
        if (ticks.Length >= EnoughTicks && p99 > SlowTick)
        {
            rows.Warn(finding, "look for slow handlers of sonoranpush events in other resources (their time counts here): profiler record 200");
        }
        else
        {
            rows.Ok(finding);
        }
    }
}

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Threads">Threads, without those of the pool: these belong to no resource and come and go with the load.</param>
/// <param name="Handles">Open handles, sockets among them.</param>
/// <param name="Megabytes">Resident memory.</param>
internal readonly record struct ProcessFootprint(int Threads, int Handles, double Megabytes)
{
    public static ProcessFootprint Of(Process process)
    {
        process.Refresh();
        return new ProcessFootprint(CountThreads(process), process.HandleCount, process.WorkingSet64 / 1048576.0);
    }

    // Only Linux tells the names of another process's threads; elsewhere all are counted.
    private static int CountThreads(Process process)
    {
        var tasks = $"/proc/{process.Id}/task";
        return Directory.Exists(tasks)
            ? Directory.GetDirectories(tasks).Count(task => !NameOf(task).StartsWith("Thread Pool", StringComparison.Ordinal))
            : process.Threads.Count;
    }

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It has just ended; the next look does not find it any more.
            return string.Empty;
        }
    }

    /// <summary>The larger of the two in every respect.</summary>
    public ProcessFootprint OrMore(ProcessFootprint other) => new(
        Math.Max(Threads, other.Threads), Math.Max(Handles, other.Handles), Math.Max(Megabytes, other.Megabytes));

    /// <summary>Neither threads nor handles have become more.</summary>
    public bool HasNoMoreHandlesThan(ProcessFootprint other) => Threads <= other.Threads && Handles <= other.Handles;
}

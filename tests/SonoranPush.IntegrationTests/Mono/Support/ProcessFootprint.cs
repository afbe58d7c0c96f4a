using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>What a Mono process holds at one moment.</summary>
/// <param name="PoolThreads">Workers of the thread pool, which follow the load.</param>
/// <param name="OtherThreads">All other threads.</param>
/// <param name="Handles">Open handles, sockets among them.</param>
/// <param name="Megabytes">Resident memory.</param>
internal readonly record struct ProcessFootprint(int PoolThreads, int OtherThreads, int Handles, double Megabytes)
{
    private const string PoolThreadName = "Thread Pool Wor";

    public static ProcessFootprint Of(Process process)
    {
        process.Refresh();
        var threads = process.Threads.Cast<ProcessThread>().Select(thread => NameOf(process.Id, thread.Id)).ToList();
        var pool = threads.Count(name => name == PoolThreadName);
        return new ProcessFootprint(pool, threads.Count - pool, process.HandleCount, process.WorkingSet64 / 1048576.0);
    }

    /// <summary>The larger of the two in every respect.</summary>
    public ProcessFootprint OrMore(ProcessFootprint other) => new(
        Math.Max(PoolThreads, other.PoolThreads),
        Math.Max(OtherThreads, other.OtherThreads),
        Math.Max(Handles, other.Handles),
        Math.Max(Megabytes, other.Megabytes));

    /// <summary>Neither threads nor handles have become more; the pool may have found that it wants a few more workers.</summary>
    public bool HasNoMoreHandlesThan(ProcessFootprint other) =>
        PoolThreads <= other.PoolThreads + (2 * Environment.ProcessorCount) && OtherThreads <= other.OtherThreads && Handles <= other.Handles;

    private static string NameOf(int process, int thread)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/task/{thread}/comm").Trim();
        }
        catch (IOException)
        {
            // It ended meanwhile, or this is no Linux, which alone tells the names.
            return PoolThreadName;
        }
    }
}

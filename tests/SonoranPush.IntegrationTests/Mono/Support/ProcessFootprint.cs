using System;
using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="Handles">Open handles, sockets among them.</param>
/// <param name="Megabytes">Resident memory.</param>
internal readonly record struct ProcessFootprint(int Threads, int Handles, double Megabytes)
{
    public static ProcessFootprint Of(Process process)
    {
        process.Refresh();
        return new ProcessFootprint(process.Threads.Count, process.HandleCount, process.WorkingSet64 / 1048576.0);
    }

    /// <summary>The larger of the two in every respect.</summary>
    public ProcessFootprint OrMore(ProcessFootprint other) => new(
        Math.Max(Threads, other.Threads), Math.Max(Handles, other.Handles), Math.Max(Megabytes, other.Megabytes));

    /// <summary>Neither threads nor handles have become more.</summary>
    public bool HasNoMoreHandlesThan(ProcessFootprint other) => Threads <= other.Threads && Handles <= other.Handles;
}

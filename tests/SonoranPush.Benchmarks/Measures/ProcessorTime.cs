namespace SonoranPush.Benchmarks.Measures;

/// <summary>Processor time that a process has spent, on the game server's main thread and elsewhere: the pool, the collector and the
/// compiler. From Linux's figures for threads, which are nanoseconds; those of whole processes are hundredths of a second.</summary>
/// <param name="Tick">The main thread's.</param>
/// <param name="Pool">That of all others.</param>
/// <param name="TickWaited">How long the main thread wanted a processor and others had them.</param>
internal readonly record struct ProcessorTime(TimeSpan Tick, TimeSpan Pool, TimeSpan TickWaited)
{
    // As Linux shortens the names of threads.
    private const string MainThread = "FxServer main";

    /// <summary>What each thread of a process has spent so far.</summary>
    public static IReadOnlyDictionary<int, ProcessorTime> Read(Process process)
    {
        process.Refresh();
        var threads = new Dictionary<int, ProcessorTime>();
        foreach (ProcessThread thread in process.Threads)
        {
            try
            {
                threads[thread.Id] = Read($"/proc/{process.Id}/task/{thread.Id}");
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return threads;
    }

    /// <summary>What was spent between two readings. A thread that has ended meanwhile is left out.</summary>
    public static ProcessorTime Between(IReadOnlyDictionary<int, ProcessorTime> before, IReadOnlyDictionary<int, ProcessorTime> after)
    {
        var (tick, pool, waited) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var (thread, spent) in after)
        {
            var earlier = before.GetValueOrDefault(thread);
            tick += spent.Tick - earlier.Tick;
            pool += spent.Pool - earlier.Pool;
            waited += spent.TickWaited - earlier.TickWaited;
        }

        return new ProcessorTime(tick, pool, waited);
    }

    // The first figure is the time on a processor, the second the time of waiting for one.
    private static ProcessorTime Read(string folder)
    {
        var figures = File.ReadAllText(folder + "/schedstat").Split(' ');
        var (spent, waited) = (Nanoseconds(figures[0]), Nanoseconds(figures[1]));
        return File.ReadAllText(folder + "/comm").Trim() == MainThread
            ? new ProcessorTime(spent, TimeSpan.Zero, waited)
            : new ProcessorTime(TimeSpan.Zero, spent, TimeSpan.Zero);
    }

    private static TimeSpan Nanoseconds(string text) =>
        TimeSpan.FromTicks(long.Parse(text, CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
}

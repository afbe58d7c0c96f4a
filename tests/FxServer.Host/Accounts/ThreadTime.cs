using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FxServer.Host.Accounts;

/// <summary>Processor time of the calling thread: a thread that waits for a core spends none, so a busy machine does not change what is
/// measured. Off Linux it is the time of the clock.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;
    private const long Nanoseconds = 1_000_000_000;

    private static readonly bool HasClock = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && IntPtr.Size == 8;

    /// <summary>Returns the time in ticks of the stop watch.</summary>
    public static long Now()
    {
        return !HasClock || ReadClock(ThreadClock, out TimeSpec time) != 0
            ? Stopwatch.GetTimestamp()
            : (time.Seconds * Stopwatch.Frequency) + (time.Fraction / (Nanoseconds / Stopwatch.Frequency));
    }

    /// <summary>Returns the time in milliseconds.</summary>
    public static double Milliseconds() => Now() * 1000.0 / Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Fraction;
    }
}

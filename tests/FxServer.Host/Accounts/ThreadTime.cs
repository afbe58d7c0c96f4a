using System;
using System.Runtime.InteropServices;

namespace FxServer.Host.Accounts;

/// <summary>Processor time of the calling thread: what others take of the machine meanwhile is not in it. 0 where the system does not tell
/// it.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;

    private static readonly bool IsKnown = Environment.OSVersion.Platform == PlatformID.Unix;

    /// <summary>Milliseconds so far.</summary>
    public static double Milliseconds() =>
        IsKnown && clock_gettime(ThreadClock, out Time time) == 0 ? ((long)time.Seconds * 1e3) + ((long)time.Nanoseconds / 1e6) : 0;

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public IntPtr Seconds;
        public IntPtr Nanoseconds;
    }
}

namespace FxServer.Host.Accounts;

/// <summary>What .NET tells of allocations.</summary>
internal static class Garbage
{
#if NETFRAMEWORK
    // Mono has it, .NET Framework's reference assemblies do not.
    private static readonly Func<long>? Allocated =
        typeof(GC).GetMethod("GetAllocatedBytesForCurrentThread") is { } method
            ? (Func<long>)Delegate.CreateDelegate(typeof(Func<long>), method)
            : null;

    /// <summary>Bytes that this thread has allocated so far; 0 where nobody counts them.</summary>
    public static long AllocatedByThread() => Allocated?.Invoke() ?? 0;
#else
    /// <summary>Bytes that this thread has allocated so far; 0 where nobody counts them.</summary>
    public static long AllocatedByThread() => GC.GetAllocatedBytesForCurrentThread();
#endif
}

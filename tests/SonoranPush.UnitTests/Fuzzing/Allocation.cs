namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Holds work to a bound on the memory it asks for, counted on the calling thread.</summary>
internal static class Allocation
{
    /// <summary>What may be asked for whatever the input: tables that are made once, log lines, the test's own doubles.</summary>
    private const long Base = 512 * 1024;

    /// <summary>Runs something that may ask for so many bytes for each byte of its input.</summary>
    public static void AtMost(long perByte, long inputLength, Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var bound = Base + (perByte * inputLength);
        Assert.True(allocated <= bound, $"{allocated:N0} bytes were asked for, at most {bound:N0} for an input of {inputLength:N0}.");
    }
}

using System.Runtime.CompilerServices;
using SonoranPush.Diagnostics;

namespace SonoranPush.UnitTests.Support;

/// <summary>The base of the other tests can fail. Not beside them: a forgotten exception shows itself to all.</summary>
[CollectionDefinition(nameof(SpecificationTests), DisableParallelization = true)]
[Collection(nameof(SpecificationTests))]
public sealed class SpecificationTests
{
    [Fact]
    public void ForgottenTaskException_FailsTheTest()
    {
        var test = new Example();
        LeaveBehindAFault();

        Assert.ThrowsAny<Exception>(test.Dispose);
    }

    [Fact]
    public void UnexpectedWarning_FailsTheTest()
    {
        var test = new Example();
        test.Warn();

        Assert.ThrowsAny<Exception>(test.Dispose);
    }

    [Fact]
    public void ExpectedWarning_IsAllRight()
    {
        using var test = new Example();
        test.Warn();

        test.Expect(nameof(Log.WrongEnvelopeKey));
    }

    // In a method of its own, so that nothing holds the task when the collector comes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveBehindAFault() => _ = Task.FromException(new InvalidOperationException("forgotten"));

    private sealed class Example : Specification
    {
        public void Warn() => Log.WrongEnvelopeKey(Logger, 1);

        public void Expect(string eventName) => Logger.Expect(eventName);
    }
}

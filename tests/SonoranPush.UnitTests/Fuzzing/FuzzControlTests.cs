namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>The harness can fail: mistakes that were planted into readers of the tests' own are found, with the seed and a small
/// input.</summary>
[Collection(nameof(FuzzTests))]
public sealed class FuzzControlTests
{
    private static readonly FuzzShare Control = new("control", 10);

    [Fact]
    public void Reader_ThatThrowsOnHalfASurrogatePair_IsFound()
    {
        var failure = Found(input =>
        {
            if (input.Text.Contains("\\ud83d", StringComparison.Ordinal) && input.Text.Contains("data", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("planted");
            }
        });

        Assert.Contains("planted", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"SONORANPUSH_FUZZ_SEED={FuzzPlan.Seed}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_ShowsTheSmallestInput()
    {
        var smallest = int.MaxValue;

        Found(input =>
        {
            if (input.Bytes.Contains((byte)'{'))
            {
                smallest = Math.Min(smallest, input.Length);
                throw new FormatException("planted");
            }
        });

        Assert.Equal(1, smallest);
    }

    [Fact]
    public void Reader_ThatNeverComesBack_IsFound()
    {
        using var end = new ManualResetEventSlim();

        void Hang(FuzzBytes input)
        {
            if (input.Text.Contains("[[", StringComparison.Ordinal))
            {
                end.Wait();
            }
        }

        var failure = Found(Hang, patienceSeconds: 0.5);

        end.Set();
        Assert.Contains("did not come back", failure.Message, StringComparison.Ordinal);
        Assert.Contains("[[", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_ThatBelievesALength_IsFound() => Found(input => Allocation.AtMost(100, input.Length, () =>
    {
        if (input.Text.Contains("1e", StringComparison.Ordinal))
        {
            GC.KeepAlive(new byte[50_000_000]);
        }
    }));

    [Fact]
    public void Path_ThatLosesTheNextEvent_IsFound() => Found(input =>
    {
        var path = new InboundPath(new ManualClock(), new CollectingLogger());
        path.Receive(input.Bytes);
        var isConfused = path.Counters.Raised == 0 && input.Text.Contains("\"data\":[", StringComparison.Ordinal);
        ValidEvent.AssertComesThrough(path, () => path.Receive(isConfused ? "{}"u8 : System.Text.Encoding.UTF8.GetBytes(ValidEvent.Payload)));
    });

    [Fact]
    public void Path_ThatChangesTheNextEvent_IsFound() => Found(_ =>
    {
        var path = new InboundPath(new ManualClock(), new CollectingLogger());
        ValidEvent.AssertComesThrough(path, () => path.Receive(ValidEvent.Payload.Replace("2.5", "2.6", StringComparison.Ordinal)));
    });

    [Fact]
    public void Inputs_OfOneSeed_AreTheSame()
    {
        string Run()
        {
            var seen = new HashCode();
            Fuzz.Run(new FuzzShare("control", 1), Mutations.Of(Corpus.Payloads), input => seen.AddBytes(input.Bytes));
            return JsonSerializer.Serialize(seen.ToHashCode());
        }

        Assert.Equal(Run(), Run());
    }

    private static FuzzException Found(Action<FuzzBytes> target, double patienceSeconds = 60) => Assert.Throws<FuzzException>(
        () => Fuzz.Run(Control, Mutations.Of(Corpus.Payloads), target, TimeSpan.FromSeconds(patienceSeconds)));
}

using System.Collections.Concurrent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Counts what inputs led to: a generator whose inputs are all turned away at the door tests the door alone.</summary>
internal sealed class Outcomes
{
    private const int EnoughInputs = 500;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Count(string outcome) => _counts.AddOrUpdate(outcome, 1, (_, count) => count + 1);

    /// <summary>Counts what became of the messages of a path.</summary>
    public void CountRaisedAndRefused(InboundPath path)
    {
        path.RaiseAll();
        if (path.Counters.Raised > 0)
        {
            Count("raised");
        }

        foreach (var refusal in path.Refusals.Distinct())
        {
            Count(refusal.ToString());
        }
    }

    /// <summary>Each of these must have come up, if there were enough inputs.</summary>
    public void AssertSeen(FuzzShare share, params IEnumerable<string> outcomes)
    {
        if (share.Inputs >= EnoughInputs)
        {
            Assert.All(outcomes, outcome => Assert.True(_counts.ContainsKey(outcome), $"No input of {share.Target} led to: {outcome}"));
        }
    }

    public override string ToString() => string.Join(", ", _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
}

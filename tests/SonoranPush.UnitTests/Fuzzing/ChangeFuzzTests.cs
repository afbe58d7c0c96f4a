using FsCheck;
using FsCheck.Fluent;
using SonoranPush.UnitTests.Cad.Changes;
using SonoranPush.UnitTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>The promise of change events: a mirror that starts with what the exports answer and applies these events equals what they answer,
/// whenever a tick is over and nothing waits.</summary>
public sealed class ChangeFuzzTests(ITestOutputHelper output)
{
    private const int LongestSequence = 40;

    private static readonly Gen<Steps> Sequences =
        from seeds in Gen.Choose(1, LongestSequence).SelectMany(count => Gen.Choose(0, int.MaxValue - 1).ArrayOf(count))
        select new Steps(seeds);

    [Fact]
    public void Mirror_OfChangeEvents_EqualsTheExportsWheneverNothingWaits()
    {
        Fuzz.Run(FuzzPlan.Changes, Sequences, steps =>
        {
            var wrong = ChangeSequence.Play(steps.Seeds, bytes => (List<object?>)MessagePackOracle.Read(bytes)!);
            Assert.True(wrong is null, wrong);
        });
        output.WriteLine(FuzzPlan.Changes.Report());
    }

    /// <summary>A sequence; a step less is a smaller one.</summary>
    private sealed record Steps(int[] Seeds) : IFuzzInput<Steps>
    {
        public IEnumerable<Steps> Smaller()
        {
            if (Seeds.Length > 3)
            {
                yield return new Steps(Seeds[..(Seeds.Length / 2)]);
                yield return new Steps(Seeds[(Seeds.Length / 2)..]);
            }

            foreach (var skipped in Enumerable.Range(0, Seeds.Length))
            {
                yield return new Steps([.. Seeds.Where((_, index) => index != skipped)]);
            }
        }

        public override string ToString() => string.Join(',', Seeds);
    }
}

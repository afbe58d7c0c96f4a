using System.Runtime.ExceptionServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Feeds generated inputs to a target until one of them breaks it. A failure names seed and smallest input; a target that
/// does not come back from an input is a failure, too.</summary>
internal static class Fuzz
{
    /// <summary>No input here is worth a second of work; a busy machine gets the rest.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a target's share.</summary>
    public static void Run<T>(FuzzShare share, Gen<T> inputs, Action<T> target)
        where T : class, IFuzzInput<T> => Run(share, inputs, target, Patience);

    /// <summary>Runs a target's share and gives a single input so much time.</summary>
    public static void Run<T>(FuzzShare share, Gen<T> inputs, Action<T> target, TimeSpan patience)
        where T : class, IFuzzInput<T>
    {
        var run = new Watched<T>(target);
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(share.Inputs)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(FuzzPlan.Seed), FSharpOption<int>.None)));
        var property = Prop.ForAll(Arb.From(inputs, input => input.Smaller()), run.Feed);
        try
        {
            run.Watch(() => Check.One(config, property), patience);
        }
        catch (Exception exception)
        {
            throw new FuzzException($"{share.Target}, SONORANPUSH_FUZZ_SEED={FuzzPlan.Seed} SONORANPUSH_FUZZ_INPUTS={FuzzPlan.Inputs}: {exception.Message}", exception);
        }
    }

    // The target runs on a thread of its own; progress is inputs done, not time passed.
    private sealed class Watched<T>(Action<T> target)
        where T : class
    {
        private T? _current;
        private long _fed;

        public void Feed(T input)
        {
            Volatile.Write(ref _current, input);
            Interlocked.Increment(ref _fed);
            target(input);
        }

        public void Watch(Action run, TimeSpan patience)
        {
            ExceptionDispatchInfo? failure = null;
            var thread = new Thread(() =>
            {
                try
                {
                    run();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            })
            { IsBackground = true };
            thread.Start();
            for (var seen = -1L; !thread.Join(patience);)
            {
                var fed = Interlocked.Read(ref _fed);
                if (fed == seen)
                {
                    throw new FuzzException($"The target did not come back from input {fed}: {Volatile.Read(ref _current)}", null);
                }

                seen = fed;
            }

            failure?.Throw();
        }
    }
}

/// <summary>An input that knows smaller ones like it.</summary>
internal interface IFuzzInput<out T> where T : class
{
    /// <summary>Smaller inputs that may break the target as well, the smallest first.</summary>
    IEnumerable<T> Smaller();
}

/// <summary>An input broke its target.</summary>
internal sealed class FuzzException(string message, Exception? inner) : Exception(message, inner);

using System.Security.Cryptography;

namespace SonoranPush.Benchmarks.Restarts;

/// <summary>What a run of restarts was asked for.</summary>
/// <param name="Count">How many.</param>
/// <param name="Seed">Repeats a run's choices.</param>
/// <param name="Subject">What is restarted.</param>
internal sealed record RestartOptions(int Count, int Seed, RestartSubject Subject)
{
    public const string Usage = "restarts [--count N] [--seed S] [--empty | --libraries]";

    private const int UsualCount = 500;

    /// <summary>Null when an argument is unknown or has no good value.</summary>
    public static RestartOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new RestartOptions(UsualCount, RandomNumberGenerator.GetInt32(int.MaxValue), RestartSubject.SonoranPush);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--empty" or "--libraries")
            {
                options = options with { Subject = arguments[i] == "--empty" ? RestartSubject.Empty : RestartSubject.Libraries };
                continue;
            }

            if (i + 1 >= arguments.Length || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (arguments[i++])
            {
                case "--count" when number > 0:
                    options = options with { Count = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}

using System.Security.Cryptography;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>What a soak was asked for.</summary>
/// <param name="Duration">How long it may take; with a number of outages, at most.</param>
/// <param name="Seed">Repeats a run's choices, as far as the clock lets it.</param>
/// <param name="OnMono">The game server runs on Mono.</param>
/// <param name="Outages">Ends after so many outages; null: when the time is over.</param>
internal sealed record SoakOptions(TimeSpan Duration, int Seed, bool OnMono, int? Outages)
{
    public const string Usage = "soak [--minutes N] [--seed S] [--mono] [--outages N]";

    private const double UsualMinutes = 2;
    private const double MinutesForOutages = 120;

    /// <summary>Null when an argument is unknown or has no good value.</summary>
    public static SoakOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var (minutes, seed, onMono, outages) = ((double?)null, RandomNumberGenerator.GetInt32(int.MaxValue), false, (int?)null);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : string.Empty;
            switch (arguments[i])
            {
                case "--mono":
                    onMono = true;
                    continue;
                case "--minutes" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0:
                    minutes = number;
                    break;
                case "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    seed = number;
                    break;
                case "--outages" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0:
                    outages = number;
                    break;
                default:
                    return null;
            }

            i++;
        }

        var duration = TimeSpan.FromMinutes(minutes ?? (outages is null ? UsualMinutes : MinutesForOutages));
        return new SoakOptions(duration, seed, onMono, outages);
    }
}

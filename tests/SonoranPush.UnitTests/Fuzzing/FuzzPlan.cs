using System.Security.Cryptography;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>How many inputs each target gets, and from which seed. <c>SONORANPUSH_FUZZ_INPUTS</c> is the number over all targets
/// (20,000 without it; the long run takes 1,000,000), <c>SONORANPUSH_FUZZ_SEED</c> repeats a run.</summary>
internal static class FuzzPlan
{
    private const int Usual = 20_000;

    /// <summary>Shares of the whole in percent.</summary>
    public static readonly FuzzShare HubProtocol = new("hub protocol", 20);
    public static readonly FuzzShare Envelopes = new("envelopes and registries", 25);
    public static readonly FuzzShare HttpRequests = new("HTTP requests", 10);
    public static readonly FuzzShare Exports = new("exports", 13);
    public static readonly FuzzShare Handlers = new("the script's handlers", 2);
    public static readonly FuzzShare Configuration = new("config.json", 10);
    public static readonly FuzzShare Convars = new("convars", 5);
    public static readonly FuzzShare RestAnswers = new("REST answers", 10);
    public static readonly FuzzShare Postals = new("postal file", 5);

    /// <summary>Sequences instead of inputs, beside the whole: half as many.</summary>
    public static readonly FuzzShare Changes = new("change events", 50);

    /// <summary>Beside the whole: as many again.</summary>
    public static readonly FuzzShare PlayerSamples = new("texts of players.lua", 100);

    public static readonly FuzzShare[] All = [HubProtocol, Envelopes, HttpRequests, Exports, Handlers, Configuration, Convars, RestAnswers, Postals];

    /// <summary>Inputs over all targets.</summary>
    public static int Inputs { get; } = (int)Math.Min(Read("SONORANPUSH_FUZZ_INPUTS") ?? Usual, int.MaxValue / 100);

    /// <summary>Where the random numbers of this run begin.</summary>
    public static ulong Seed { get; } = Read("SONORANPUSH_FUZZ_SEED") ?? (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);

    private static ulong? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}

/// <summary>A target and its share of all inputs.</summary>
internal sealed record FuzzShare(string Target, int Percent)
{
    public int Inputs => Math.Max(1, FuzzPlan.Inputs / 100 * Percent);

    /// <summary>What was done, in words.</summary>
    public string Report() => string.Create(CultureInfo.InvariantCulture, $"{Target}: {Inputs} inputs, seed {FuzzPlan.Seed}");
}

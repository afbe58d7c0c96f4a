namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>How often the long tests repeat: as often as an environment variable says, else few times. Every other test on Mono is a cold
/// start, too.</summary>
internal static class Repetitions
{
    public static int Restarts { get; } = Read("SONORANPUSH_RESTARTS", 10);

    public static int FlatColdStarts { get; } = Read("SONORANPUSH_COLD_STARTS", 2);

    public static int CheckoutColdStarts { get; } = Read("SONORANPUSH_CHECKOUT_COLD_STARTS", 1);

    private static int Read(string variable, int fallback) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}

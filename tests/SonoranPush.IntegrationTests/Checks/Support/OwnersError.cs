namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>What an owner has got wrong before the first start.</summary>
/// <param name="Check">The check that must fail.</param>
/// <param name="Setting">What its advice must name.</param>
/// <param name="Convars">Wrong values of convars; null for one that is left out.</param>
/// <param name="Spoil">Changes the unpacked folder.</param>
internal sealed record OwnersError(string Check, string Setting, Dictionary<string, string?>? Convars = null, Action<string>? Spoil = null);

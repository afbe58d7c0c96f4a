using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>Why the hub rejected a call.</summary>
internal enum HubRejection
{
    /// <summary>Another reason, not documented.</summary>
    Unknown,

    /// <summary>Calls come too close together.</summary>
    TooSoon,

    /// <summary>One of the rows is invalid; none was accepted.</summary>
    InvalidRow,

    /// <summary>The connection has not logged in.</summary>
    Unauthenticated,

    /// <summary>More rows than the hub accepts in one call.</summary>
    TooMany,

    /// <summary>No rows.</summary>
    Missing,
}

/// <summary>Maps the hub's error texts. Any thread.</summary>
internal static class HubRejections
{
    /// <summary>Maps an error text to a documented rejection. A completion error may contain it in a longer text.</summary>
    public static HubRejection Read(string? error) =>
        Says(error, HubContract.TooSoonError) ? HubRejection.TooSoon
        : Says(error, HubContract.InvalidLocationError) ? HubRejection.InvalidRow
        : Says(error, HubContract.UnauthenticatedError) ? HubRejection.Unauthenticated
        : Says(error, HubContract.TooManyLocationsError) ? HubRejection.TooMany
        : Says(error, HubContract.MissingLocationsError) ? HubRejection.Missing
        : HubRejection.Unknown;

    private static bool Says(string? error, string text) => error?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
}

using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>Why the hub rejected a call.</summary>
internal enum HubRejection
{
    /// <summary>For a reason that is not documented.</summary>
    Unknown,

    /// <summary>Calls come too close together.</summary>
    TooSoon,

    /// <summary>One of the rows lacks something; none was taken.</summary>
    InvalidRow,

    /// <summary>The connection has not logged in.</summary>
    Unauthenticated,

    /// <summary>More rows than the hub takes in one call.</summary>
    TooMany,

    /// <summary>The hub saw no rows.</summary>
    Missing,
}

/// <summary>Reads the hub's refusals. Any thread.</summary>
internal static class HubRejections
{
    /// <summary>Tells documented refusals by their text. A completion error may carry one inside a longer text.</summary>
    public static HubRejection Read(string? error) =>
        Says(error, HubContract.TooSoonError) ? HubRejection.TooSoon
        : Says(error, HubContract.InvalidLocationError) ? HubRejection.InvalidRow
        : Says(error, HubContract.UnauthenticatedError) ? HubRejection.Unauthenticated
        : Says(error, HubContract.TooManyLocationsError) ? HubRejection.TooMany
        : Says(error, HubContract.MissingLocationsError) ? HubRejection.Missing
        : HubRejection.Unknown;

    private static bool Says(string? error, string text) => error?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
}

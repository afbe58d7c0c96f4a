namespace SonoranPush.Contracts;

/// <summary>The names and limits of Sonoran CAD's hub. The CAD's public documentation is the only source; where its pages disagree, the
/// stricter value is used.</summary>
internal static class HubContract
{
    /// <summary>Hub address of the production service.</summary>
    public const string ProductionUrl = "https://api.sonorancad.com/apiWsHub";

    /// <summary>Hub address of the development service, which has accounts and data of its own.</summary>
    public const string DevelopmentUrl = "https://staging-api.dev.sonorancad.com/apiWsHub";

    /// <summary>Login with three arguments: community id, API key, server id (an integer).</summary>
    public const string AuthenticateMethod = "authenticatev2";

    /// <summary>The older name of the login, tried once when <see cref="AuthenticateMethod"/> ends in a completion error.</summary>
    public const string LegacyAuthenticateMethod = "authenticate";

    /// <summary>Sends unit locations: one argument, an array of at most <see cref="MaxLocationsPerCall"/> rows.</summary>
    public const string UnitLocationMethod = "unitLocation";

    /// <summary>The client method that the hub calls: one argument, the envelope as an object or as a string that holds JSON.</summary>
    public const string PushEventCallback = "pushEvent";

    /// <summary>The same callback as one public client spells it; accepted, never expected.</summary>
    public const string PushEventCallbackAlias = "pushEvents";

    /// <summary>Rows in one <see cref="UnitLocationMethod"/> call.</summary>
    public const int MaxLocationsPerCall = 25;

    /// <summary>The hub refuses calls that come closer together than this.</summary>
    public static readonly TimeSpan MinLocationInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>The safe interval between two calls by the CAD's documentation.</summary>
    public static readonly TimeSpan SafeLocationInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Refusal: the connection has not logged in.</summary>
    public const string UnauthenticatedError = "Unauthenticated. Call authenticate first.";

    /// <summary>Refusal: no array, or an empty one.</summary>
    public const string MissingLocationsError = "Missing unit location updates.";

    /// <summary>Refusal: more than <see cref="MaxLocationsPerCall"/> rows.</summary>
    public const string TooManyLocationsError = "Too many unit updates in one call. Max is 25.";

    /// <summary>Refusal: sooner than <see cref="MinLocationInterval"/> after the last call.</summary>
    public const string TooSoonError = "UNIT_LOCATION updates are limited to every 200ms.";

    /// <summary>Refusal: a row without target or without location text. The whole call is refused.</summary>
    public const string InvalidLocationError = "Each unit update requires identId, apiId, communityUserId, or roblox, and location.";
}

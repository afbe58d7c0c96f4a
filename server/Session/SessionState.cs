namespace SonoranPush.Session;

/// <summary>The state of a session.</summary>
internal enum SessionState
{
    /// <summary>The loop has not begun.</summary>
    Idle,

    /// <summary>Opening the websocket.</summary>
    Connecting,

    /// <summary>Waiting for the answer to the login.</summary>
    Authenticating,

    /// <summary>Logged in: push events arrive, locations may be sent.</summary>
    Ready,

    /// <summary>Waiting for the next attempt after the connection failed or was lost.</summary>
    BackingOff,

    /// <summary>Waiting longer, because the hub rejected the login.</summary>
    Refused,

    /// <summary>Ended by the resource's stop or a change of settings.</summary>
    Stopped,
}

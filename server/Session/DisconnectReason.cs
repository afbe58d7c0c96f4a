namespace SonoranPush.Session;

/// <summary>Why a connection ended.</summary>
internal enum DisconnectReason
{
    /// <summary>The websocket could not be opened, or the hub refused the handshake.</summary>
    ConnectFailed,

    /// <summary>The hub rejected the login.</summary>
    LoginRefused,

    /// <summary>The connection broke, or the hub closed it.</summary>
    ConnectionLost,

    /// <summary>The hub left a call unanswered.</summary>
    NoAnswer,

    /// <summary>The hub said that the session is not logged in.</summary>
    Unauthenticated,

    /// <summary>A reconnect was requested.</summary>
    ReconnectRequested,

    /// <summary>The resource stops, or the settings changed.</summary>
    Stopped,
}

/// <summary>The words that scripts see for <see cref="DisconnectReason"/>.</summary>
internal static class DisconnectReasonNames
{
    /// <summary>The word of the contract for a reason.</summary>
    public static string ToWord(this DisconnectReason reason) => reason switch
    {
        DisconnectReason.ConnectFailed => "connectFailed",
        DisconnectReason.LoginRefused => "loginRefused",
        DisconnectReason.NoAnswer => "noAnswer",
        DisconnectReason.Unauthenticated => "unauthenticated",
        DisconnectReason.ReconnectRequested => "reconnectRequested",
        DisconnectReason.Stopped => "stopped",
        _ => "connectionLost",
    };
}

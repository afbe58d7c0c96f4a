namespace SonoranPush.Session;

/// <summary>How one connection of a session ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="WasReady">It had been logged in.</param>
/// <param name="Error">What the other side or the system said, or null.</param>
/// <param name="Code">The code of the log line for a connection that could not be opened.</param>
internal sealed record SessionEnd(DisconnectReason Reason, bool WasReady, string? Error, int Code = ConnectFailure.NoConnection)
{
    /// <summary>The end in words for the console and the status.</summary>
    public string Describe()
    {
        var words = Reason switch
        {
            DisconnectReason.ConnectFailed => "it could not be opened",
            DisconnectReason.LoginRefused => "the login was refused",
            DisconnectReason.NoAnswer => "the CAD left a call unanswered",
            DisconnectReason.Unauthenticated => "the CAD no longer knows the login",
            DisconnectReason.ReconnectRequested => "a new one was asked for",
            _ => "it was closed or broke",
        };
        return Error is null ? words : Reason == DisconnectReason.ConnectFailed ? Error : $"{words} ({HubReplyReader.Shorten(Error)})";
    }
}

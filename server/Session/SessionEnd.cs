using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session;

/// <summary>How one connection of a session ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="WasReady">It had been logged in.</param>
/// <param name="Error">The error message of the hub or the system, or null.</param>
/// <param name="Code">The code of the log line for a connection that could not be opened.</param>
internal sealed record SessionEnd(DisconnectReason Reason, bool WasReady, string? Error, int Code = LogCodes.NoConnection)
{
    /// <summary>It ended between the login and its answer, or the CAD could not answer.</summary>
    public bool DuringLogin { get; private init; }

    /// <summary>The end of a connection that failed before it was logged in.</summary>
    /// <param name="exception">What its start or its login threw.</param>
    /// <param name="state">The state that it had reached.</param>
    /// <param name="hub">The hub's address.</param>
    public static SessionEnd BeforeReady(Exception exception, SessionState state, Uri hub)
    {
        var loggingIn = state == SessionState.Authenticating;
        return exception switch
        {
            HubException when loggingIn && IsServersOwnError(exception.Message) =>
                new SessionEnd(DisconnectReason.ConnectFailed, false, LoginErrorAdvice.ForServersOwnError(exception.Message)) { DuringLogin = true },
            HubException when loggingIn => new SessionEnd(DisconnectReason.LoginRefused, false, exception.Message),
            TimeoutException when loggingIn => new SessionEnd(DisconnectReason.NoAnswer, false, ConnectFailure.Describe(exception, hub))
            {
                DuringLogin = true,
            },
            _ => new SessionEnd(
                DisconnectReason.ConnectFailed, false, ConnectFailure.Describe(exception, hub), ConnectFailure.CodeOf(exception, hub))
            {
                DuringLogin = loggingIn,
            },
        };
    }

    /// <summary>Logs the end: a refusal as an error once, its repeats at debug level.</summary>
    /// <param name="log">Receives the line.</param>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="refusals">Logins refused in a row, this one included.</param>
    /// <param name="retryIn">When the next attempt begins.</param>
    public void WriteTo(ILogger log, int serverId, int refusals, TimeSpan retryIn)
    {
        if (WasReady)
        {
            Log.ConnectionLost(log, serverId, Describe(), retryIn);
        }
        else if (Reason == DisconnectReason.LoginRefused && refusals == 1)
        {
            Log.LoginRefused(log, serverId, LoginErrorAdvice.For(Error), retryIn);
        }
        else if (Reason == DisconnectReason.LoginRefused)
        {
            Log.LoginRefusedAgain(log, serverId, retryIn);
        }
        else if (Reason != DisconnectReason.ReconnectRequested)
        {
            Log.ConnectFailed(log, Code, serverId, Describe(), retryIn);
        }
    }

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
        return Error is null ? words : Reason == DisconnectReason.ConnectFailed ? Error : $"{words} ({ConsoleText.CleanError(Error)})";
    }

    // SignalR's message for a hub method that threw. A refusal of the CAD has its own message or is a HubException.
    private static bool IsServersOwnError(string error) =>
        error.StartsWith("An unexpected error occurred invoking", StringComparison.Ordinal) && !error.Contains("HubException: ");
}

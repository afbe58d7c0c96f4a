using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using SonoranPush.Diagnostics;
using SonoranPush.Session.Tls;

namespace SonoranPush.Session.Transport;

/// <summary>Describes a failed connection in a sentence that an owner can act on. Any thread.</summary>
internal static class ConnectFailure
{
    /// <summary>The code of the log line for an exception.</summary>
    /// <param name="exception">What the connection attempt threw.</param>
    /// <param name="hub">The hub's address.</param>
    public static int CodeOf(Exception exception, Uri hub) => TlsFailure.From(exception, hub)?.Code ?? LogCodes.NoConnection;

    /// <summary>The sentence for an exception.</summary>
    /// <param name="exception">What the connection attempt threw.</param>
    /// <param name="hub">The hub's address.</param>
    public static string Describe(Exception exception, Uri hub)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is UpgradeRefusedException refused)
            {
                return refused.Describe(hub);
            }

            if (cause is SocketException socket)
            {
                return Describe(socket.SocketErrorCode, hub);
            }

            // SignalR cancels a handshake that is not answered.
            if (cause is TimeoutException or OperationCanceledException)
            {
                return $"{hub.Host} did not answer in time; let the firewall allow outbound HTTPS, unless the CAD is down";
            }
        }

        return TlsFailure.From(exception, hub)?.Sentence ?? ConsoleText.CleanError(exception.GetBaseException().Message).TrimEnd('.');
    }

    /// <summary>True when a request certainly did not leave this machine: there was no connection, or its TLS handshake failed.</summary>
    public static bool IsBeforeSending(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TlsFailureException or AuthenticationException)
            {
                return true;
            }

            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                    or SocketError.ConnectionRefused or SocketError.NetworkUnreachable or SocketError.HostUnreachable;
            }

            // Mono wraps socket exceptions, and sometimes keeps only their status.
            if (cause is WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure })
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(SocketError error, Uri hub) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"the name {hub.Host} cannot be resolved; check the server's DNS and internet connection",
        SocketError.ConnectionRefused => $"{hub.Host}:{hub.Port} refuses connections; the CAD may be down",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"there is no route to {hub.Host}; check the server's internet connection",
        SocketError.TimedOut => $"{hub.Host}:{hub.Port} does not answer; let the firewall allow outbound HTTPS, unless the CAD is down",
        _ => $"{hub.Host}:{hub.Port}: {error}",
    };
}

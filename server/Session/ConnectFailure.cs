using System;
using System.Net.Sockets;

namespace SonoranPush.Session;

/// <summary>Puts a failed connection into a sentence that an owner can act on. Any thread.</summary>
internal static class ConnectFailure
{
    /// <summary>The sentence for an exception.</summary>
    /// <param name="exception">What the connection attempt threw.</param>
    /// <param name="hub">The hub's address.</param>
    public static string Describe(Exception exception, Uri hub)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return Describe(socket.SocketErrorCode, hub);
            }

            if (cause is TimeoutException)
            {
                return $"{hub.Host} did not answer in time; is outbound HTTPS allowed by the firewall?";
            }
        }

        return HubReplyReader.Shorten(Innermost(exception).Message);
    }

    private static string Describe(SocketError error, Uri hub) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"the name {hub.Host} cannot be resolved; check the server's DNS and internet connection",
        SocketError.ConnectionRefused => $"{hub.Host}:{hub.Port} refuses connections; the CAD may be down",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"there is no route to {hub.Host}; check the server's internet connection",
        SocketError.TimedOut => $"{hub.Host}:{hub.Port} does not answer; is outbound HTTPS allowed by the firewall?",
        _ => $"{hub.Host}:{hub.Port}: {error}",
    };

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}

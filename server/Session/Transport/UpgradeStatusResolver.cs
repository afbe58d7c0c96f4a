using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace SonoranPush.Session.Transport;

/// <summary>Determines the HTTP status that a server returned instead of opening a websocket. .NET has it in the message. Mono's websocket
/// only reports that it cannot connect, so there the request is sent once more and the status line is read. Any thread.</summary>
internal static class UpgradeStatusResolver
{
    private const int SwitchingProtocols = 101;
    private const int MaxLength = 128;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);
    private static readonly Regex Quoted = new("'([1-5][0-9]{2})'", RegexOptions.CultureInvariant);
    private static readonly Regex StatusLine = new("^HTTP/1\\.[01] ([1-5][0-9]{2})", RegexOptions.CultureInvariant);

    /// <summary>Determines the status of a failed websocket upgrade.</summary>
    /// <param name="failure">What the websocket threw.</param>
    /// <param name="address">The websocket's address.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Null when the failure was another one: no connection, no TLS.</returns>
    public static async Task<int?> FindAsync(Exception failure, Uri address, CancellationToken cancellation)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is not (WebSocketException or WebException))
            {
                return null;
            }

            if (Parse(Quoted, cause.Message) is { } status)
            {
                return status;
            }
        }

        return await AskAsync(address, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends an upgrade request and reads only the status of the answer.</summary>
    /// <returns>Null when there is no answer, or when the server accepts the upgrade.</returns>
    public static async Task<int?> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        using var end = cancellation.Register(client.Dispose);
        try
        {
            return await AskAsync(client, address).WithinAsync(Timeout, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The original failure is reported in any case.
            return null;
        }
    }

    /// <summary>Creates the bytes of a request for a websocket.</summary>
    public static byte[] CreateRequest(Uri address) => Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n");

    private static async Task<int?> AskAsync(TcpClient client, Uri address)
    {
        await client.ConnectAsync(address.Host, address.Port).ConfigureAwait(false);
        Stream stream = client.GetStream();
        if (address.Scheme is "wss" or "https")
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsClientAsync(address.Host).ConfigureAwait(false);
            stream = tls;
        }

        var request = CreateRequest(address);
        await stream.WriteAsync(request, 0, request.Length).ConfigureAwait(false);
        var answer = new byte[MaxLength];
        var length = 0;
        int read;
        while (length < MaxLength && Array.IndexOf(answer, (byte)'\n', 0, length) < 0
            && (read = await stream.ReadAsync(answer, length, MaxLength - length).ConfigureAwait(false)) > 0)
        {
            length += read;
        }

        return Parse(StatusLine, Encoding.ASCII.GetString(answer, 0, length)) is { } status and not SwitchingProtocols ? status : null;
    }

    private static int? Parse(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}

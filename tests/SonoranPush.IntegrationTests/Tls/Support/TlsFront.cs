using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.IntegrationTests.Tls.Support;

/// <summary>Stands with TLS before a server that has none, like the proxies of the internet, and shows exactly the certificates
/// it was given.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SslServerAuthenticationOptions _first;
    private volatile SslServerAuthenticationOptions _later;
    private readonly Uri _behind;
    private readonly Task _accepting;
    private int _accepted;

    /// <param name="behind">The server without TLS.</param>
    /// <param name="shown">The server's certificate, then what is sent along with it.</param>
    /// <param name="protocols">The TLS versions offered.</param>
    public TlsFront(Uri behind, X509Certificate2[] shown, SslProtocols protocols = SslProtocols.None)
    {
        _behind = behind;
        _first = _later = Show(shown, protocols);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>From the first client on that was content, others are shown these.</summary>
    public void ShowLater(params X509Certificate2[] shown) => _later = Show(shown, SslProtocols.None);

    /// <summary>How many clients were content with the certificates.</summary>
    public int Accepted => _accepted;

    /// <summary>The address of the hub behind it.</summary>
    public Uri HubUrl(string host = "localhost") => new UriBuilder(Uri.UriSchemeHttps, host, Port, "apiWsHub").Uri;

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static SslServerAuthenticationOptions Show(X509Certificate2[] shown, SslProtocols protocols) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(shown[0], [.. shown[1..]], offline: true),
        EnabledSslProtocols = protocols,
    };

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        try
        {
            using var client = accepted;
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(_accepted == 0 ? _first : _later, _stop.Token);
            Interlocked.Increment(ref _accepted);
            using var server = new TcpClient();
            await server.ConnectAsync(_behind.Host, _behind.Port, _stop.Token);
            await using var plain = server.GetStream();
            await Task.WhenAny(tls.CopyToAsync(plain, _stop.Token), plain.CopyToAsync(tls, _stop.Token));
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or SocketException or OperationCanceledException)
        {
            // A client that does not like what it sees hangs up.
        }
    }
}

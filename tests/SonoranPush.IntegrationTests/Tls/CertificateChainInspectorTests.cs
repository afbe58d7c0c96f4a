using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using SonoranPush.IntegrationTests.Tls.Support;
using SonoranPush.Session.Tls;

namespace SonoranPush.IntegrationTests.Tls;

/// <summary>A look at a server's certificates, on .NET. That it accepts nothing is proven on Mono, with every refusal.</summary>
public sealed class CertificateChainInspectorTests
{
    [Fact]
    public async Task Server_ShowsItsCertificates()
    {
        using var authority = new PrivateAuthority();
        using var certificate = authority.Issue();
        await using var front = new TlsFront(new Uri("http://localhost:1"), [certificate, authority.Intermediate]);

        var seen = await CertificateChainInspector.AtAsync(front.HubUrl(), TimeProvider.System, CancellationToken.None);

        Assert.NotNull(seen);
        Assert.Equal(certificate, seen.Certificates[0]);
        Assert.Contains(authority.Intermediate, seen.Certificates);
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, seen.Errors);
        Assert.True(seen.LacksTrust);
    }

    [Fact]
    public async Task Server_ThatIsAbsent_IsNotSeen() =>
        Assert.Null(await CertificateChainInspector.AtAsync(new Uri("https://localhost:1"), TimeProvider.System, CancellationToken.None));

    [Fact]
    public async Task Server_ThatStaysSilent_IsNotSeen_AfterFourSeconds()
    {
        using var silent = new SilentServer();
        var clock = new FakeTimeProvider();
        var look = CertificateChainInspector.AtAsync(silent.Url, clock, CancellationToken.None);
        await silent.AcceptAsync();

        clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(look.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Null(await look.WaitAsync(Soon.Patience));
        await silent.HangsUpAsync();
    }

    [Fact]
    public async Task Look_Cancelled_EndsAtOnce()
    {
        using var silent = new SilentServer();
        using var cancellation = new CancellationTokenSource();
        var look = CertificateChainInspector.AtAsync(silent.Url, new FakeTimeProvider(), cancellation.Token);
        await silent.AcceptAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look.WaitAsync(Soon.Patience));
        await silent.HangsUpAsync();
    }

    /// <summary>Accepts a connection and never says a word.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private Socket? _client;

        public SilentServer() => _listener.Start();

        public Uri Url => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public async Task AcceptAsync() => _client = await _listener.AcceptSocketAsync().WaitAsync(Soon.Patience);

        /// <summary>Waits until the client has closed its side.</summary>
        public async Task HangsUpAsync()
        {
            using var patience = new CancellationTokenSource(Soon.Patience);
            var buffer = new byte[4096];
            try
            {
                while (await _client!.ReceiveAsync(buffer, patience.Token) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // Hung up with bytes still unread.
            }
        }

        public void Dispose()
        {
            _client?.Dispose();
            _listener.Dispose();
        }
    }
}

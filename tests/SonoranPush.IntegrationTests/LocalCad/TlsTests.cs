using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class TlsTests
{
    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Certificate_MakesTheHubSpeakTheChosenTls(SslProtocols protocol)
    {
        using var certificate = SelfSigned();
        await using var cad = await LocalCadServer.StartAsync(new() { Certificate = certificate, TlsProtocols = protocol });

        using var tcp = new TcpClient();
        await tcp.ConnectAsync(cad.HubUrl.Host, cad.HubUrl.Port);
        await using var tls = new SslStream(tcp.GetStream(), false, (_, presented, _, _) => presented!.Equals(certificate));
        await tls.AuthenticateAsClientAsync("localhost").WaitAsync(Soon.Patience);

        Assert.Equal(Uri.UriSchemeHttps, cad.HubUrl.Scheme);
        Assert.Equal(protocol, tls.SslProtocol);
    }

    [Fact]
    public async Task Certificate_Client_LogsIn()
    {
        using var certificate = SelfSigned();
        await using var cad = await LocalCadServer.StartAsync(new() { Certificate = certificate });

        await using var client = await HubClient.LogInAsync(cad);

        Assert.Single(cad.Sessions);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}

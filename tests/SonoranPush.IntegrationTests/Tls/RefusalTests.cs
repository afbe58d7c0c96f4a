using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SonoranPush.IntegrationTests.Tls.Support;

namespace SonoranPush.IntegrationTests.Tls;

/// <summary>Servers that the resource refuses on Mono although the machine's CA bundle holds the root of their authority, and
/// what the owner reads.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly PrivateAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [MonoFact]
    public Task Certificate_OfAnotherHost_IsRefused() =>
        IsRefusedAsync("[SP-212]", "shows a certificate for another name (CN=example.org)", _authority.Issue("example.org"), _authority.Intermediate);

    [MonoFact]
    public Task Certificate_OfAnAddressWithoutName_IsRefused() => IsRefusedAsync(
        "[SP-212]", "accepts no certificate for an IP address", [_authority.Issue(), _authority.Intermediate], host: "127.0.0.1");

    [MonoFact]
    public Task Certificate_Expired_IsRefused() =>
        IsRefusedAsync("[SP-213]", "set the clock, or have the certificate renewed", _authority.IssueExpired(), _authority.Intermediate);

    [MonoFact]
    public Task Certificate_NotYetValid_IsRefused() =>
        IsRefusedAsync("[SP-213]", "set the clock, or have the certificate renewed", _authority.IssueNotYetValid(), _authority.Intermediate);

    [MonoFact]
    public Task Certificate_SelfSigned_IsRefused() =>
        IsRefusedAsync("[SP-211]", "a certificate that it has signed itself", _authority.CreateSelfSigned());

    [MonoFact]
    public async Task Authority_Unknown_IsRefused()
    {
        using var unknown = new PrivateAuthority();

        await IsRefusedAsync("[SP-211]", $"an authority that is not trusted here, {unknown.Root.Subject}", unknown.Issue(), unknown.Intermediate, unknown.Root);
    }

    [MonoFact]
    public Task Chain_WithoutItsIntermediate_IsRefused() =>
        IsRefusedAsync("[SP-211]", "leaves out a certificate between", _authority.Issue());

    [MonoFact]
    public Task Certificate_ForClientsOnly_IsRefused() =>
        IsRefusedAsync("[SP-215]", "is not fit for a server", _authority.IssueForClients(), _authority.Intermediate);

    [MonoFact]
    public Task Server_OfTls13Only_IsRefused() => IsRefusedAsync(
        "[SP-214]", "speaks TLS 1.2 at most", [_authority.Issue(), _authority.Intermediate], protocols: SslProtocols.Tls13);

    private Task IsRefusedAsync(string code, string words, params X509Certificate2[] shown) => IsRefusedAsync(code, words, shown, "localhost");

    private async Task IsRefusedAsync(
        string code, string words, X509Certificate2[] shown, string host = "localhost", SslProtocols protocols = SslProtocols.None)
    {
        using var machine = new DistrustfulMachine(_authority.Root);
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var front = new TlsFront(cad.Url, shown, protocols);
        await using var server = machine.StartServer(front.HubUrl(host));

        // Either there is no connection, or they are connected.
        var told = await server.ShowsAsync(" to Sonoran CAD");

        Assert.Contains(code, told, StringComparison.Ordinal);
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Equal(0, front.Accepted);
        Assert.Empty(cad.Sessions);
        (await server.StopAsync()).IsClean();
    }
}

using System.Security.Cryptography.X509Certificates;
using SonoranPush.IntegrationTests.Tls.Support;

namespace SonoranPush.IntegrationTests.Tls;

/// <summary>Hubs that the resource trusts on Mono once the machine's CA bundle vouches for them.</summary>
public sealed class TrustTests
{
    private const string CertificateAuthoritiesLoaded = "[SP-216]";

    [MonoTheory]
    [InlineData(KeyKind.EllipticCurve)]
    [InlineData(KeyKind.Rsa)]
    public async Task Chain_ThroughAnIntermediate_Connects(KeyKind keys)
    {
        using var authority = new PrivateAuthority(keys);

        await ConnectsAsync(authority, authority.Issue(), authority.Intermediate);
    }

    [MonoFact]
    public async Task Chain_ThatGoesOnToAnAuthorityNobodyKnows_ConnectsByTheRootThatIsKnown()
    {
        using var authority = new PrivateAuthority();
        using var unknown = new PrivateAuthority();
        using var crossSigned = authority.CrossSign(unknown);

        await ConnectsAsync(authority, authority.Issue(), authority.Intermediate, crossSigned);
    }

    [MonoFact]
    public async Task Connection_LostAndOpenedAgain_NeedsNothingNew()
    {
        using var authority = new PrivateAuthority();
        using var machine = new DistrustfulMachine(authority.Root);
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, [authority.Issue(), authority.Intermediate]);
        await using var server = machine.StartServer(front.HubUrl());
        await server.ShowsAsync(": connected to Sonoran CAD,", times: 2);

        cad.DropAll();

        await server.ShowsAsync(": connected to Sonoran CAD again", times: 2);
        Assert.Equal(1, server.CountLines(CertificateAuthoritiesLoaded));
    }

    [MonoFact]
    public async Task Root_AddedToTheBundleLater_ConnectsWithoutRestart()
    {
        using var authority = new PrivateAuthority();
        using var machine = new DistrustfulMachine();
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, [authority.Issue(), authority.Intermediate]);
        await using var server = machine.StartServer(front.HubUrl());
        await server.ShowsAsync("[SP-211]");

        machine.WriteBundle(authority.Root);

        await server.ShowsAsync(": connected to Sonoran CAD,", times: 2);
    }

    [MonoFact]
    public async Task Rest_BehindAnotherAuthorityThanTheHub_IsTrustedByTheSameRules()
    {
        using var ofHub = new PrivateAuthority();
        using var ofRest = new PrivateAuthority();
        using var machine = new DistrustfulMachine(ofHub.Root, ofRest.Root);
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, [ofHub.Issue(), ofHub.Intermediate]);
        front.ShowLater(ofRest.Issue(), ofRest.Intermediate);
        await using var server = machine.StartServer(front.HubUrl(), serverIds: "1");

        await server.ShowsAsync($"{ofHub.Root.Subject} from {machine.Bundle}");
        await server.ShowsAsync($"{ofRest.Root.Subject} from {machine.Bundle}");
        await Soon.TrueAsync(() => front.Accepted >= 3);

        Assert.Equal(0, server.CountLines("[SP-602]"));
        (await server.StopAsync()).IsClean();
    }

    private static async Task ConnectsAsync(PrivateAuthority authority, params X509Certificate2[] shown)
    {
        using var other = new PrivateAuthority();
        using var machine = new DistrustfulMachine(other.Root, authority.Root);
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, shown);
        await using var server = machine.StartServer(front.HubUrl());

        await cad.SessionAsync(1, Soon.Patience);
        await cad.SessionAsync(2, Soon.Patience);

        Assert.Contains($"{authority.Root.Subject} from {machine.Bundle}", await server.ShowsAsync(CertificateAuthoritiesLoaded), StringComparison.Ordinal);
        Assert.Equal(0, server.CountLines("cannot connect to Sonoran CAD"));
        (await server.StopAsync()).IsClean();
    }

    private static Task<LocalCadServer> StartCadAsync() => LocalCadServer.StartAsync(new LocalCadOptions { ServerIds = [1, 2] });
}

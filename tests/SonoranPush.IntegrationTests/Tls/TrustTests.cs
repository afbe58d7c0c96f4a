using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Tls.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Tls;

/// <summary>Servers that the resource trusts on Mono once the machine's CA bundle vouches for them.</summary>
public sealed class TrustTests
{
    [MonoFact]
    public Task Chain_OfEllipticCurveKeys_Connects() => ConnectsAsync(KeyKind.EllipticCurve);

    [MonoFact]
    public Task Chain_OfRsaKeys_Connects() => ConnectsAsync(KeyKind.Rsa);

    [MonoFact]
    public async Task Chain_ThatGoesOnToAnAuthorityNobodyKnows_ConnectsByTheRootThatIsKnown()
    {
        using var authority = new PrivateAuthority();
        using var unknown = new PrivateAuthority();
        using var crossSigned = authority.CrossSign(unknown);

        await ConnectsAsync(authority, [authority.Issue(), authority.Intermediate, crossSigned]);
    }

    [MonoFact]
    public async Task Connection_LostAndOpenedAgain_NeedsNothingNew()
    {
        using var authority = new PrivateAuthority();
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, [authority.Issue(), authority.Intermediate]);
        await using var resource = new ResourceOnMono(front.HubUrl(), authority.Root);
        await resource.LineAsync("server 1: connected");
        await resource.LineAsync("server 2: connected");

        cad.DropAll();

        await resource.LineAsync("server 1: connected to Sonoran CAD again");
        await resource.LineAsync("server 2: connected to Sonoran CAD again");
        Assert.Single(resource.Lines, line => line.Contains("[SP-216]", StringComparison.Ordinal));
    }

    [MonoFact]
    public async Task Root_AddedToTheBundleLater_ConnectsWithoutRestart()
    {
        using var authority = new PrivateAuthority();
        using var other = new PrivateAuthority();
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, [authority.Issue(), authority.Intermediate]);
        await using var resource = new ResourceOnMono(front.HubUrl(), other.Root);
        await resource.LineAsync("[SP-211]");

        resource.WriteBundle(other.Root, authority.Root);

        await resource.LineAsync("server 1: connected");
    }

    private static async Task ConnectsAsync(KeyKind keys)
    {
        using var authority = new PrivateAuthority(keys);
        await ConnectsAsync(authority, [authority.Issue(), authority.Intermediate]);
    }

    private static async Task ConnectsAsync(PrivateAuthority authority, X509Certificate2[] shown)
    {
        using var other = new PrivateAuthority();
        await using var cad = await StartCadAsync();
        await using var front = new TlsFront(cad.Url, shown);
        await using var resource = new ResourceOnMono(front.HubUrl(), other.Root, authority.Root);

        await cad.SessionAsync(1, Some.Patience);
        await cad.SessionAsync(2, Some.Patience);

        var told = await resource.LineAsync("[SP-216]");
        Assert.Contains($"{authority.Root.Subject} from {resource.Bundle}", told, StringComparison.Ordinal);
        Assert.DoesNotContain(resource.Lines, line => line.Contains("no connection", StringComparison.Ordinal));
    }

    private static Task<LocalCadServer> StartCadAsync() => LocalCadServer.StartAsync(new LocalCadOptions { ServerIds = [1, 2] });
}

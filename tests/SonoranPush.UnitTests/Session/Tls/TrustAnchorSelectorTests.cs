using System.Security.Cryptography.X509Certificates;
using SonoranPush.IntegrationTests.Tls.Support;
using SonoranPush.Session.Tls;
using Xunit;

namespace SonoranPush.UnitTests.Session.Tls;

public sealed class TrustAnchorSelectorTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly PrivateAuthority _authority = new();
    private readonly PrivateAuthority _other = new();

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(KeyKind.Rsa)]
    [InlineData(KeyKind.EllipticCurve)]
    public void Chain_ThatLeadsIntoTheBundle_NeedsThatRootAlone(KeyKind keys)
    {
        using var authority = new PrivateAuthority(keys);

        Assert.Equal([authority.Root], Choose([authority.Issue(), authority.Intermediate], [_other.Root, authority.Root, authority.Intermediate]));
    }

    [Fact]
    public void Chain_SentWithItsRoot_NeedsTheRootOfTheBundle() =>
        Assert.Equal([_authority.Root], Choose([_authority.Issue(), _authority.Root, _authority.Intermediate], [_authority.Root]));

    [Fact]
    public void Chain_WithoutItsIntermediate_LeadsNowhere() => Assert.Empty(Choose([_authority.Issue()], [_authority.Root]));

    [Fact]
    public void Chain_OfAnUnknownAuthority_LeadsNowhere() =>
        Assert.Empty(Choose([_authority.Issue(), _authority.Intermediate, _authority.Root], [_other.Root]));

    [Fact]
    public void Intermediate_InTheBundle_IsNoRoot() => Assert.Empty(Choose([_authority.Issue()], [_authority.Intermediate]));

    [Fact]
    public void Root_ThatIsCrossSigned_IsTakenRatherThanTheOneAboveIt()
    {
        using var crossSigned = _authority.CrossSign(_other);

        Assert.Equal([_authority.Root], Choose([_authority.Issue(), _authority.Intermediate, crossSigned], [_other.Root, _authority.Root]));
    }

    [Fact]
    public void Root_KnownOnlyAboveACrossSignedOne_IsTaken()
    {
        using var crossSigned = _authority.CrossSign(_other);

        Assert.Equal([_other.Root], Choose([_authority.Issue(), _authority.Intermediate, crossSigned], [_other.Root]));
    }

    [Fact]
    public void Root_Expired_IsLeftOut_BesideItsReplacement()
    {
        using var expired = _authority.CreateExpiredRoot();

        Assert.Equal([_authority.Root], Choose([_authority.Issue(), _authority.Intermediate], [expired, _authority.Root]));
    }

    [Fact]
    public void Root_OfTheSameNameWithAnotherKey_IsLeftOut()
    {
        using var one = new PrivateAuthority(name: "Twin");
        using var twin = new PrivateAuthority(name: "Twin");

        Assert.Equal([one.Root], Choose([one.Issue(), one.Intermediate], [twin.Root, one.Root]));
    }

    [Fact]
    public void Certificates_ThatDoNotBelongToTheServers_AddNothing() =>
        Assert.Empty(Choose([_authority.Issue(), _other.Intermediate, _other.Root], [_authority.Root, _other.Root]));

    [Fact]
    public void Garbage_WithTheRightNameInIt_IsPassedOver()
    {
        byte[] garbage = [0x30, 0x03, .. _authority.Root.SubjectName.RawData, 0xff];

        Assert.Equal([_authority.Root], TrustAnchorSelector.Choose([_authority.Issue(), _authority.Intermediate], [garbage, _authority.Root.RawData], Now));
    }

    [Fact]
    public void Authorities_ThatSignEachOther_EndTheWay()
    {
        using var there = _authority.CrossSign(_other);
        using var back = _other.CrossSign(_authority);

        Assert.Empty(Choose([_authority.Issue(), _authority.Intermediate, there, back], []));
    }

    private static X509Certificate2[] Choose(X509Certificate2[] offered, X509Certificate2[] bundle) =>
        TrustAnchorSelector.Choose(offered, bundle.Select(root => root.RawData).ToList(), Now).ToArray();
}

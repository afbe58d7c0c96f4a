using System.Security.Cryptography.X509Certificates;
using SonoranPush.Session.Tls;
using Xunit;

namespace SonoranPush.UnitTests.Session.Tls;

public sealed class CaBundleTests
{
    [Fact]
    public void Paths_BeginWithTheOneThatTheOwnerChose() =>
        Assert.Equal(["/my/bundle.pem", "/etc/ssl/certs/ca-certificates.crt"], CaBundle.Paths("/my/bundle.pem").Take(2));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Paths_WithoutAChoice_AreTheSystems(string? chosen) =>
        Assert.All(CaBundle.Paths(chosen), path => Assert.StartsWith("/etc/", path, StringComparison.Ordinal));

    [Fact]
    public void ShippedBundle_HoldsReadableRootsOfTheUsualAuthorities()
    {
        var roots = PemBundleReader.Read(CaBundle.ReadShipped().Text).Select(X509CertificateLoader.LoadCertificate).ToList();

        Assert.InRange(roots.Count, 100, 200);
        Assert.All(roots, root => Assert.True(root.IsSelfIssued(), root.Subject));
        Assert.All(
            ["CN=ISRG Root X1", "CN=ISRG Root X2", "CN=GTS Root R1", "CN=GTS Root R4", "CN=DigiCert Global Root G2", "CN=Amazon Root CA 1"],
            name => Assert.Contains(roots, root => root.Subject.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void File_OfAnyLength_IsReadNoFurtherThanFourMiB()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('#', 5 * 1024 * 1024));

            var bundle = CaBundle.TryRead(path);

            Assert.Equal(4 * 1024 * 1024, bundle?.Text.Length);
            Assert.Equal(path, bundle?.Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/nowhere/bundle.pem")]
    [InlineData("/dev/zero")]
    [InlineData("/")]
    [InlineData("\0")]
    public void File_ThatIsNone_IsNoBundle(string path) => Assert.Null(CaBundle.TryRead(path));
}

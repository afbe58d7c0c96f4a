using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.IntegrationTests.Tls.Support;

/// <summary>What the keys of an authority, and of the servers it vouches for, are made of.</summary>
public enum KeyKind
{
    Rsa,
    EllipticCurve,
}

/// <summary>A certificate authority that exists for one test: a root, and an intermediate that issues.</summary>
internal sealed class PrivateAuthority : IDisposable
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateTimeOffset LongAgo = Now.AddYears(-2);
    private static readonly DateTimeOffset FarAhead = Now.AddYears(2);

    private readonly KeyKind _kind;

    public PrivateAuthority(KeyKind kind = KeyKind.EllipticCurve, string? name = null)
    {
        _kind = kind;
        Root = Create($"CN={name ?? $"Private root {Guid.NewGuid():N}"}", authority: true, ServerPurpose, null, (LongAgo, FarAhead));
        Intermediate = Create("CN=Private intermediate", authority: true, ServerPurpose, Root, (LongAgo, FarAhead));
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public X509Certificate2 Issue(string host = "localhost") =>
        Create($"CN={host}", authority: false, ServerPurpose, Intermediate, (LongAgo, FarAhead));

    public X509Certificate2 IssueExpired() =>
        Create("CN=localhost", authority: false, ServerPurpose, Intermediate, (LongAgo, Now.AddDays(-1)));

    public X509Certificate2 IssueNotYetValid() =>
        Create("CN=localhost", authority: false, ServerPurpose, Intermediate, (Now.AddDays(1), FarAhead));

    public X509Certificate2 IssueForClients() =>
        Create("CN=localhost", authority: false, ClientPurpose, Intermediate, (LongAgo, FarAhead));

    public X509Certificate2 CreateSelfSigned() =>
        Create("CN=localhost", authority: false, ServerPurpose, null, (LongAgo, FarAhead));

    /// <summary>The root's name and key once more, signed by the root of another authority.</summary>
    public X509Certificate2 CrossSign(PrivateAuthority other) => Recreate(other.Root, FarAhead);

    /// <summary>The root as it was in the past: same name, same key, and over.</summary>
    public X509Certificate2 CreateExpiredRoot() => Recreate(Root, Now.AddDays(-1));

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
    }

    private X509Certificate2 Create(
        string name, bool authority, string purpose, X509Certificate2? issuer, (DateTimeOffset From, DateTimeOffset To) valid)
    {
        using AsymmetricAlgorithm key = _kind == KeyKind.Rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        Describe(request, authority, purpose, issuer);
        if (issuer is null)
        {
            return request.CreateSelfSigned(valid.From, valid.To);
        }

        using var certificate = request.Create(issuer, valid.From, valid.To, SerialNumber());
        return key is RSA own ? certificate.CopyWithPrivateKey(own) : certificate.CopyWithPrivateKey((ECDsa)key);
    }

    private X509Certificate2 Recreate(X509Certificate2 issuer, DateTimeOffset until)
    {
        var request = new CertificateRequest(Root.SubjectName, Root.PublicKey, HashAlgorithmName.SHA256);
        Describe(request, authority: true, ServerPurpose, issuer);
        using var key = issuer.GetECDsaPrivateKey()!;
        return request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(key), LongAgo, until, SerialNumber());
    }

    private static void Describe(CertificateRequest request, bool authority, string purpose, X509Certificate2? issuer)
    {
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(authority, false, 0, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (issuer is not null)
        {
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        }

        if (authority)
        {
            extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
            return;
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(request.SubjectName.Name["CN=".Length..]);
        names.AddIpAddress(IPAddress.Loopback);
        extensions.Add(names.Build());
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
    }

    private static byte[] SerialNumber() => Guid.NewGuid().ToByteArray();
}

using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>Reads fields of certificates without verifying them; the TLS library verifies. Any thread.</summary>
internal static class X509CertificateExtensions
{
    private const string SubjectKeyOid = "2.5.29.14";
    private const string AuthorityKeyOid = "2.5.29.35";

    /// <summary>Returns true if it names the other as its issuer, by name and, where both have one, by key identifier.</summary>
    public static bool IsIssuedBy(this X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && (AuthorityKey(certificate) is not { } wanted || SubjectKey(issuer) is not { } key || key.AsSpan().SequenceEqual(wanted));

    /// <summary>Returns true if it names itself as its issuer, as roots do.</summary>
    public static bool IsSelfIssued(this X509Certificate2 certificate) => certificate.IsIssuedBy(certificate);

    /// <summary>Returns true within its validity period.</summary>
    public static bool IsValidAt(this X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    private static byte[]? SubjectKey(X509Certificate2 certificate) =>
        Extension(certificate, SubjectKeyOid) is { } value ? KeyAt(value, 0, tag: 0x04) : null;

    // In a sequence, and the first element there if present.
    private static byte[]? AuthorityKey(X509Certificate2 certificate) =>
        Extension(certificate, AuthorityKeyOid) is { } value ? KeyAt(value, 2, tag: 0x80) : null;

    private static byte[]? Extension(X509Certificate2 certificate, string oid) =>
        certificate.Extensions.Cast<X509Extension>().FirstOrDefault(extension => extension.Oid?.Value == oid)?.RawData;

    private static byte[]? KeyAt(byte[] value, int offset, byte tag) =>
        value.Length > offset + 1 && value[offset] == tag && value.Length >= offset + 2 + value[offset + 1]
            ? value.AsSpan(offset + 2, value[offset + 1]).ToArray()
            : null;
}

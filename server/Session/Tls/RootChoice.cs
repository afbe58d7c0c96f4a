using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>Chooses, from a bundle, the root certificates that a server's certificate can lead to. A choice is no judgement: the
/// TLS library checks every signature, date and name afterwards. Any thread.</summary>
internal static class RootChoice
{
    /// <summary>Longest way from a server's certificate to a root; real ones have three or four steps.</summary>
    private const int MaxSteps = 8;

    private const string SubjectKeyOid = "2.5.29.14";
    private const string AuthorityKeyOid = "2.5.29.35";

    /// <summary>The roots in which the way from the server's certificate ends soonest: one, as a rule.</summary>
    /// <param name="offered">What the server sent, its own certificate first.</param>
    /// <param name="bundle">Certificates in binary form; those that cannot be read are passed over.</param>
    /// <param name="now">Only roots that are valid now are chosen: beside an expired one, the TLS library would refuse its
    /// replacement too.</param>
    public static IReadOnlyList<X509Certificate2> Choose(
        IReadOnlyList<X509Certificate2> offered, IReadOnlyCollection<byte[]> bundle, DateTimeOffset now) =>
        Way(offered).Select(certificate => RootsAbove(certificate, bundle, now)).FirstOrDefault(roots => roots.Count > 0)
        ?? new List<X509Certificate2>();

    /// <summary>The server's certificate, the one that has issued it, and so on, as far as the server sent them.</summary>
    /// <param name="offered">What the server sent, its own certificate first.</param>
    public static IEnumerable<X509Certificate2> Way(IReadOnlyList<X509Certificate2> offered)
    {
        var certificate = offered[0];
        yield return certificate;
        for (var step = 1; step < MaxSteps && !IsSelfIssued(certificate); step++)
        {
            if (offered.FirstOrDefault(issuer => Issued(issuer, certificate)) is not { } above)
            {
                yield break;
            }

            certificate = above;
            yield return certificate;
        }
    }

    /// <summary>Can the one have issued the other, by its name and, where both tell it, its key?</summary>
    public static bool Issued(X509Certificate2 issuer, X509Certificate2 certificate) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
        && (SubjectKey(issuer) is not { } key || AuthorityKey(certificate) is not { } wanted || key.AsSpan().SequenceEqual(wanted));

    /// <summary>Names itself as its issuer, as roots do.</summary>
    public static bool IsSelfIssued(X509Certificate2 certificate) => Issued(certificate, certificate);

    private static List<X509Certificate2> RootsAbove(X509Certificate2 certificate, IReadOnlyCollection<byte[]> bundle, DateTimeOffset now)
    {
        var roots = new List<X509Certificate2>();
        var name = certificate.IssuerName.RawData;

        // Few certificates of a bundle hold the name at all; only those are worth reading.
        foreach (var candidate in bundle.Where(candidate => candidate.AsSpan().IndexOf(name) >= 0))
        {
            if (TryRead(candidate) is not { } root)
            {
                continue;
            }

            if (Issued(root, certificate) && IsSelfIssued(root) && IsValidAt(root, now))
            {
                roots.Add(root);
            }
            else
            {
                root.Dispose();
            }
        }

        return roots;
    }

    /// <summary>Within its dates?</summary>
    public static bool IsValidAt(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    private static byte[]? SubjectKey(X509Certificate2 certificate) =>
        Extension(certificate, SubjectKeyOid) is { } value ? KeyAt(value, 0, tag: 0x04) : null;

    // The key stands first in a sequence, where it is told at all.
    private static byte[]? AuthorityKey(X509Certificate2 certificate) =>
        Extension(certificate, AuthorityKeyOid) is { } value ? KeyAt(value, 2, tag: 0x80) : null;

    private static byte[]? Extension(X509Certificate2 certificate, string oid) =>
        certificate.Extensions.Cast<X509Extension>().FirstOrDefault(extension => extension.Oid?.Value == oid)?.RawData;

    private static byte[]? KeyAt(byte[] value, int offset, byte tag) =>
        value.Length > offset + 1 && value[offset] == tag && value.Length >= offset + 2 + value[offset + 1]
            ? value.AsSpan(offset + 2, value[offset + 1]).ToArray()
            : null;

    private static X509Certificate2? TryRead(byte[] certificate)
    {
        try
        {
            return new X509Certificate2(certificate);
        }
        catch (Exception)
        {
            // Runtimes differ in what they throw at garbage.
            return null;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>Chooses, from a bundle, the root certificates that a server's certificate can lead to. A choice is no judgement: the
/// TLS library checks every signature, date and name afterwards. Any thread.</summary>
internal static class TrustAnchorSelector
{
    /// <summary>Longest way from a server's certificate to a root; real ones have three or four steps.</summary>
    private const int MaxSteps = 8;

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
        for (var step = 1; step < MaxSteps && !certificate.IsSelfIssued(); step++)
        {
            if (offered.FirstOrDefault(issuer => certificate.IsIssuedBy(issuer)) is not { } above)
            {
                yield break;
            }

            certificate = above;
            yield return certificate;
        }
    }

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

            if (certificate.IsIssuedBy(root) && root.IsSelfIssued() && root.IsValidAt(now))
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

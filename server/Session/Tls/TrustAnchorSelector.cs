using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>Selects from a bundle the root certificates that a server's chain can end in. It verifies nothing: the TLS library checks every
/// signature, date and name afterwards. Any thread.</summary>
internal static class TrustAnchorSelector
{
    /// <summary>Longest chain from a server's certificate to a root; real ones have three or four certificates.</summary>
    private const int MaxSteps = 8;

    /// <summary>The roots with the shortest chain from the server's certificate, usually one.</summary>
    /// <param name="offered">What the server sent, its own certificate first.</param>
    /// <param name="bundle">Certificates in binary form; unreadable ones are skipped.</param>
    /// <param name="now">Only roots that are valid now are chosen: with an expired one, the TLS library would reject its replacement
    /// too.</param>
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

        // Only the few certificates of a bundle that contain the name are parsed.
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
            // Runtimes throw different exceptions for invalid data.
            return null;
        }
    }
}

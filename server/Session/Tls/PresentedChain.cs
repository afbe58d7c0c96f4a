using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>The certificates that a server presented in a refused handshake, and the errors of the TLS library. For messages and the choice
/// of roots, never for trust. Any thread.</summary>
internal sealed class PresentedChain
{
    /// <summary>Longer chains are hostile.</summary>
    private const int MaxCertificates = 16;

    public PresentedChain(IReadOnlyList<X509Certificate2> certificates, SslPolicyErrors errors, X509ChainStatusFlags status)
    {
        Certificates = certificates;
        Errors = errors;
        Status = status;
    }

    /// <summary>The server's certificate, then what else it sent, in no certain order.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>The errors of the library.</summary>
    public SslPolicyErrors Errors { get; }

    /// <summary>The errors of the chain; the library stops at the first one, so there may be more.</summary>
    public X509ChainStatusFlags Status { get; }

    /// <summary>True if the library would have accepted the chain.</summary>
    public bool IsAccepted => Errors == SslPolicyErrors.None;

    /// <summary>True if the chain ends in no trusted root. Nothing else was checked then.</summary>
    public bool LacksTrust => (Errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0
        && (Status == X509ChainStatusFlags.NoError || (Status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0);

    /// <summary>Copies the callback's arguments, which the TLS library disposes.</summary>
    public static PresentedChain Copy(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var sent = chain?.ChainPolicy.ExtraStore.Cast<X509Certificate>() ?? Array.Empty<X509Certificate>();
        var certificates = sent.Prepend(certificate).Take(MaxCertificates).Select(each => new X509Certificate2(each.GetRawCertData()));
        return new PresentedChain(certificates.ToList(), errors, StatusOf(chain));
    }

    // On Mono the array is null when the chain has no errors.
    private static X509ChainStatusFlags StatusOf(X509Chain? chain) =>
        (chain?.ChainStatus ?? Array.Empty<X509ChainStatus>()).Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status);
}

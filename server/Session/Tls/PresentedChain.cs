using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>What a server showed in a handshake that was looked at and refused, and what the TLS library thought of it. Good for
/// words and for the choice of roots, never for trust. Any thread.</summary>
internal sealed class PresentedChain
{
    /// <summary>Longer chains are somebody's mischief.</summary>
    private const int MaxCertificates = 16;

    /// <summary>Creates it from its parts.</summary>
    public PresentedChain(IReadOnlyList<X509Certificate2> certificates, SslPolicyErrors errors, X509ChainStatusFlags status)
    {
        Certificates = certificates;
        Errors = errors;
        Status = status;
    }

    /// <summary>The server's certificate, then what else it sent, in no certain order.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>What the library found wrong.</summary>
    public SslPolicyErrors Errors { get; }

    /// <summary>What it found wrong with the chain; it stops at the first fault, so the others may hide behind it.</summary>
    public X509ChainStatusFlags Status { get; }

    /// <summary>Would the library have accepted them?</summary>
    public bool IsAccepted => Errors == SslPolicyErrors.None;

    /// <summary>Does the chain end nowhere that is trusted? Then nothing else has been checked yet.</summary>
    public bool LacksTrust => (Errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0
        && (Status == X509ChainStatusFlags.NoError || (Status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0);

    /// <summary>Copies what the TLS library shows its callback, and will dispose of.</summary>
    public static PresentedChain Copy(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var sent = chain?.ChainPolicy.ExtraStore.Cast<X509Certificate>() ?? Array.Empty<X509Certificate>();
        var certificates = sent.Prepend(certificate).Take(MaxCertificates).Select(each => new X509Certificate2(each.GetRawCertData()));
        return new PresentedChain(certificates.ToList(), errors, StatusOf(chain));
    }

    // Mono leaves the array out where it has nothing to say of the chain.
    private static X509ChainStatusFlags StatusOf(X509Chain? chain) =>
        (chain?.ChainStatus ?? Array.Empty<X509ChainStatus>()).Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status);
}

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SonoranPush.Diagnostics;

namespace SonoranPush.Session.Tls;

/// <summary>Why a TLS connection failed. Immutable. Any thread.</summary>
/// <param name="Code">The code of the log line.</param>
/// <param name="Sentence">What happened and what an owner can do, without a full stop.</param>
internal sealed record TlsFailure(int Code, string Sentence)
{
    /// <summary>Mono's error for a rejected certificate.</summary>
    private const string CertificateVerifyFailed = "CERTIFICATE_VERIFY_FAILED";

    /// <summary>Mono's error for a server that requires a later version of TLS.</summary>
    private const string ProtocolVersion = "TLSV1_ALERT_PROTOCOL_VERSION";

    /// <summary>The command that fills Mono's certificate store.</summary>
    private const string CertSync = "cert-sync --user BUNDLE.pem";

    /// <summary>Returns true if Mono's TLS library rejected the server's certificate.</summary>
    public static bool IsOfCertificate(Exception exception) => Mentions(exception, CertificateVerifyFailed);

    /// <summary>Reads an exception.</summary>
    /// <returns>Null when it is not about TLS.</returns>
    public static TlsFailure? From(Exception exception, Uri server)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TlsFailureException refused:
                    return refused.Refusal;
                case AuthenticationException when Mentions(cause, ProtocolVersion):
                    return new TlsFailure(
                        LogCodes.TlsTooNew,
                        $"{server.Host} offers TLS 1.3 only, and this server's C# runtime speaks TLS 1.2 at most; TLS 1.2 must be allowed on {server.Host}");
                case AuthenticationException when IsOfCertificate(cause):
                    return new TlsFailure(LogCodes.AuthorityUnknown, $"the certificate of {server.Host} is not trusted, and the reason could not be seen; trust this machine's CA certificates in Mono: {CertSync}");
                case AuthenticationException:
                    return new TlsFailure(LogCodes.TlsRefused, $"TLS with {server.Host} failed: {Words(cause.GetBaseException().Message)}");
            }
        }

        return null;
    }

    /// <summary>Reads the errors of a server's certificates.</summary>
    /// <param name="chain">The rejected certificates.</param>
    /// <param name="server">The server.</param>
    /// <param name="bundle">The bundle that was searched for its root.</param>
    /// <param name="now">The current time.</param>
    public static TlsFailure From(PresentedChain chain, Uri server, CaBundle bundle, DateTimeOffset now)
    {
        if ((chain.Errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return new TlsFailure(LogCodes.CertificateNameMismatch, WrongNameSentence(chain.Certificates[0], server));
        }

        // With a wrong clock no root is valid, so none was chosen.
        if ((chain.Status & X509ChainStatusFlags.NotTimeValid) != 0 || (chain.LacksTrust && !chain.Certificates[0].IsValidAt(now)))
        {
            return new TlsFailure(LogCodes.CertificateNotInValidityPeriod, WrongTimeSentence(chain, server, now));
        }

        return chain.LacksTrust
            ? new TlsFailure(LogCodes.AuthorityUnknown, NotTrustedSentence(chain, server, bundle))
            : new TlsFailure(LogCodes.TlsRefused, $"the certificate of {server.Host} is not fit for a server: {chain.Status}");
    }

    private static string WrongNameSentence(X509Certificate2 certificate, Uri server)
    {
        var advice = server.HostNameType == UriHostNameType.Dns
            ? "check the address, and what stands between this server and the internet"
            : "this server's C# runtime accepts no certificate for an IP address, use a host name";
        return $"{server.Host} shows a certificate for another name ({Words(certificate.Subject)}); {advice}";
    }

    private static string WrongTimeSentence(PresentedChain chain, Uri server, DateTimeOffset now)
    {
        var certificate = chain.Certificates.FirstOrDefault(each => !each.IsValidAt(now)) ?? chain.Certificates[0];
        return string.Format(
            CultureInfo.InvariantCulture,
            "the certificate {0} of {1} is valid from {2:u} to {3:u}, and this machine's clock says {4:u}; set the clock, or have the certificate renewed",
            Words(certificate.Subject), server.Host, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(), now.UtcDateTime);
    }

    private static string NotTrustedSentence(PresentedChain chain, Uri server, CaBundle bundle)
    {
        var last = TrustAnchorSelector.Way(chain.Certificates).Last();
        if (last == chain.Certificates[0] && last.IsSelfIssued())
        {
            return $"{server.Host} shows a certificate that it has signed itself; check the address, and what stands between this server and the internet";
        }

        return $"the certificate of {server.Host} leads to an authority that is not trusted here, {Words(last.Issuer)} (looked for in {bundle.Name}), or the server "
            + $"leaves out a certificate between; if the address is right, add that authority to this machine's CA certificates, or to Mono's: {CertSync}";
    }

    private static bool Mentions(Exception exception, string word)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause.Message.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Mono's messages end with a path of its build machine.
    private static string Words(string text) => ConsoleText.CleanError(text.Split('\n')[0]);
}

using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SonoranPush.IntegrationTests.Tls.Support;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.Session.Transport;
using Xunit;

namespace SonoranPush.UnitTests.Session.Tls;

/// <summary>What an owner reads when a TLS connection came to nothing. What Mono's library says in each case is proven with it,
/// in the integration tests.</summary>
public sealed class TlsFailureTests : IDisposable
{
    private static readonly Uri Hub = new("https://hub.example/apiWsHub");
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly PrivateAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData("Ssl error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE\n  at /build/handshake.c:1134", 215, "SSLV3_ALERT_HANDSHAKE_FAILURE")]
    [InlineData("Ssl error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION\n  at /build/tls_record.c:462", 214, "hub.example offers TLS 1.3 only")]
    [InlineData("Ssl error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED\n  at /build/handshake.c:1134", 211, "cert-sync --user")]
    public void Library_ThatGivesUp_IsQuotedOrPutIntoWords(string message, int code, string words)
    {
        var exception = new WebSocketException("outer", new AuthenticationException("failed", new IOException(message)));

        Assert.Equal(code, ConnectFailure.CodeOf(exception, Hub));
        Assert.Contains(words, ConnectFailure.Describe(exception, Hub), StringComparison.Ordinal);
        Assert.DoesNotContain("/build/", ConnectFailure.Describe(exception, Hub), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_WithoutTls_HasTheOrdinaryCode() => Assert.Equal(201, ConnectFailure.CodeOf(new IOException("reset"), Hub));

    [Fact]
    public void Refusal_ThatIsUnderstood_IsReportedAsItIs()
    {
        var refusal = new TlsFailure(213, "set the clock");
        var exception = new IOException("outer", new TlsFailureException(refusal, new IOException("CERTIFICATE_VERIFY_FAILED")));

        Assert.Equal((213, "set the clock"), (ConnectFailure.CodeOf(exception, Hub), ConnectFailure.Describe(exception, Hub)));
    }

    [Fact]
    public void NameMismatch_ComesBeforeWhateverElseIsWrong() =>
        AssertRefused(212, "(CN=localhost)", SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.UntrustedRoot, _authority.Issue());

    [Fact]
    public void Dates_AreReportedBesideTheClock()
    {
        var expired = _authority.IssueExpired();
        var refusal = Refused(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, [expired, _authority.Intermediate]);

        Assert.Equal(213, refusal.Code);
        Assert.Contains($"to {expired.NotAfter.ToUniversalTime():u}, and this machine's clock says {Now.UtcDateTime:u}", refusal.Sentence, StringComparison.Ordinal);
    }

    // No root is valid then, none is chosen, and the library finds nothing but a lack of trust.
    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public void Clock_WrongByYears_IsReportedAsSuch(int years) => Assert.Equal(213, TlsFailure.From(
        new PresentedChain([_authority.Issue(), _authority.Intermediate], SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain),
        Hub,
        new CaBundle("/bundle.pem", string.Empty),
        Now.AddYears(years)).Code);

    [Fact]
    public void LackOfTrust_NamesTheAuthorityAndTheBundle()
    {
        var refusal = Refused(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, [_authority.Issue(), _authority.Intermediate]);

        Assert.Equal(211, refusal.Code);
        Assert.Contains($"{_authority.Root.Subject} (looked for in /bundle.pem)", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("cert-sync --user", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void LackOfTrust_InACertificateThatVouchesForItself_SaysSo() => AssertRefused(
        211, "signed itself", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot, _authority.CreateSelfSigned());

    [Fact]
    public void FaultsWithoutWordsOfTheirOwn_AreGivenInTheLibrarys() => AssertRefused(
        215, "NotValidForUsage", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotValidForUsage, _authority.IssueForClients());

    private static void AssertRefused(int code, string words, SslPolicyErrors errors, X509ChainStatusFlags status, params X509Certificate2[] offered)
    {
        var refusal = Refused(errors, status, offered);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    private static TlsFailure Refused(SslPolicyErrors errors, X509ChainStatusFlags status, X509Certificate2[] offered) =>
        TlsFailure.From(new PresentedChain(offered, errors, status), Hub, new CaBundle("/bundle.pem", string.Empty), Now);
}

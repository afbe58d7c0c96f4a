using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session.Tls;

/// <summary>On a runtime with a trust store of its own. The rest is proven on Mono, in the integration tests.</summary>
public sealed class TlsTrustTests
{
    private static readonly Uri Hub = new("https://hub.invalid/");

    private readonly CollectingLogger _logger = new();

    [Theory]
    [InlineData("CERTIFICATE_VERIFY_FAILED")]
    [InlineData("reset by peer")]
    public async Task Failure_GoesOutAsItIs_AfterOneAttempt(string message)
    {
        var failure = new IOException(message);
        var attempts = 0;

        var thrown = await Assert.ThrowsAsync<IOException>(() => OpenAsync(() =>
        {
            attempts++;
            throw failure;
        }));

        Assert.Same(failure, thrown);
        Assert.Equal(1, attempts);
        Assert.Empty(_logger.Lines);
    }

    [Fact]
    public void TrustAnchors_AreMonosAffair() => Assert.Null(TrustAnchors.Find());

    private Task OpenAsync(Action open) => new TlsTrust(_logger, TimeProvider.System).OpenAsync(
        Hub,
        _ =>
        {
            open();
            return Task.CompletedTask;
        },
        CancellationToken.None);
}

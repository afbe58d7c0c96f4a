using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Session.Tls;

/// <summary>Opens TLS connections on a runtime without certificate authorities: Mono uses only its own store, which is empty on most
/// servers. When a server's certificate is rejected, its roots are read from the system's bundle and added to the TLS library, and the
/// connection is opened once more. Only the library verifies chain, name, dates and purpose. On other runtimes this does nothing. Any
/// thread.</summary>
internal sealed class TlsTrust
{
    // Each validation with roots installed costs memory that is never freed.
    private static readonly TimeSpan RefusalLifetime = TimeSpan.FromMinutes(5);

    // One for the whole AppDomain, like the trust anchors that it guards.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private readonly ILogger _log;
    private readonly TimeProvider _time;

    private volatile string _source = "the runtime's own certificate store";

    // Guarded by the semaphore.
    private TrustAnchors? _anchors;
    private (string Thumbprint, TlsFailure Refusal, long At)? _cachedRefusal;

    public TlsTrust(ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
    }

    /// <summary>Where trusted certificate authorities came from, in words.</summary>
    public string Source => _source;

    /// <summary>Opens a connection.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="open">Opens it; called a second time once the missing roots are installed.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="TlsFailureException">The server's certificate was refused, and the cause is known.</exception>
    /// <exception cref="Exception">Any other exception of <paramref name="open"/>.</exception>
    public async Task OpenAsync(Uri server, Func<CancellationToken, Task> open, CancellationToken cancellation)
    {
        try
        {
            await open(cancellation).ConfigureAwait(false);
        }
        catch (Exception refused) when (TlsFailure.IsOfCertificate(refused))
        {
            if (!await TryInstallRootsAsync(server, refused, cancellation).ConfigureAwait(false))
            {
                throw;
            }

            await open(cancellation).ConfigureAwait(false);
        }
    }

    // False when the reason of the rejection could not be determined.
    private async Task<bool> TryInstallRootsAsync(Uri server, Exception refused, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _anchors ??= TrustAnchors.Find();
            if (_anchors is null || await InspectAsync(server, cancellation).ConfigureAwait(false) is not { } chain)
            {
                return false;
            }

            // No error: another session has installed the roots in the meantime.
            var refusal = chain.IsAccepted ? null
                : CachedRefusal(chain) ?? await EvaluateAsync(_anchors, server, chain, cancellation).ConfigureAwait(false);
            return refusal is null ? true : throw new TlsFailureException(refusal, refused);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    // Null when the library accepts the chain after the roots were installed.
    private async Task<TlsFailure?> EvaluateAsync(TrustAnchors anchors, Uri server, PresentedChain chain, CancellationToken cancellation)
    {
        var bundle = CaBundle.Open();
        var roots = chain.LacksTrust ? anchors.Install(Choose(chain, bundle)) : Array.Empty<X509Certificate2>();
        var judged = roots.Count > 0 ? await InspectAsync(server, cancellation).ConfigureAwait(false) : chain;
        if (judged is null or { IsAccepted: true })
        {
            _source = bundle.Name;
            Log.CertificateAuthoritiesLoaded(_log, server.Host, string.Join(" and ", roots.Select(root => root.Subject)), bundle.Name);
            return null;
        }

        // They did not help and cost memory: a server may be rejected for weeks.
        anchors.Clear();
        var refusal = TlsFailure.From(judged, server, bundle, _time.GetUtcNow());
        _cachedRefusal = judged.LacksTrust ? null : (judged.Certificates[0].Thumbprint, refusal, _time.GetTimestamp());
        return refusal;
    }

    private TlsFailure? CachedRefusal(PresentedChain chain) =>
        _cachedRefusal is { } last && last.Thumbprint == chain.Certificates[0].Thumbprint && _time.GetElapsedTime(last.At) < RefusalLifetime
            ? last.Refusal
            : null;

    private IReadOnlyList<X509Certificate2> Choose(PresentedChain chain, CaBundle bundle) =>
        TrustAnchorSelector.Choose(chain.Certificates, PemBundleReader.Read(bundle.Text).ToList(), _time.GetUtcNow());

    private Task<PresentedChain?> InspectAsync(Uri server, CancellationToken cancellation) =>
        CertificateChainInspector.AtAsync(server, _time, cancellation);
}

using System;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Session.Tls;

/// <summary>Opens TLS connections on a runtime that knows no certificate authorities: Mono looks only into a store of its own,
/// which is empty on most servers. When a server's certificate is refused, the roots it leads to are taken from the system's
/// bundle, handed to the TLS library as its own, and the connection is opened once more. The library alone judges: chain,
/// name, dates and purpose. Other runtimes have a store already; there this does nothing. Any thread.</summary>
internal sealed class TlsTrust
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private TrustAnchors? _anchors;

    /// <summary>Creates the trust of one resource.</summary>
    public TlsTrust(ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="open">Opens it; called a second time when there is reason to hope.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="TlsRefusedException">The server's certificate was refused, and it is known why.</exception>
    /// <exception cref="Exception">Whatever else <paramref name="open"/> throws.</exception>
    public async Task OpenAsync(Uri server, Func<CancellationToken, Task> open, CancellationToken cancellation)
    {
        try
        {
            await open(cancellation).ConfigureAwait(false);
        }
        catch (Exception refused) when (TlsRefusal.IsOfCertificate(refused))
        {
            if (!await LearnToTrustAsync(server, refused, cancellation).ConfigureAwait(false))
            {
                throw;
            }

            await open(cancellation).ConfigureAwait(false);
        }
    }

    // False: nothing was learnt, not even why the server was refused.
    private async Task<bool> LearnToTrustAsync(Uri server, Exception refused, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _anchors ??= TrustAnchors.Find();
            if (_anchors is null || await LookAsync(server, cancellation).ConfigureAwait(false) is not { } chain)
            {
                return false;
            }

            var bundle = CaBundle.Open();
            var second = chain.LacksTrust && InstallRoots(_anchors, chain, bundle, server)
                ? await LookAsync(server, cancellation).ConfigureAwait(false)
                : chain;

            // Nothing wrong without any root installed: another session has done it in the meantime.
            return second is null or { Errors: SslPolicyErrors.None }
                ? true
                : throw new TlsRefusedException(TlsRefusal.From(second, server, bundle, _time.GetUtcNow()), refused);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private Task<OfferedChain?> LookAsync(Uri server, CancellationToken cancellation) =>
        ChainLook.AtAsync(server, _time, cancellation);

    private bool InstallRoots(TrustAnchors anchors, OfferedChain chain, CaBundle bundle, Uri server)
    {
        var roots = RootChoice.Choose(chain.Certificates, PemBundle.Read(bundle.Text).ToList(), _time.GetUtcNow());
        var added = anchors.Install(roots);
        if (added.Count > 0)
        {
            Log.RootsTaken(_log, server.Host, string.Join(", ", added.Select(root => root.Subject)), bundle.Name);
        }

        return added.Count > 0;
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SonoranPush.Session.Tls;

/// <summary>Performs a handshake only to read the server's certificates: the handshake is always refused, and nothing is sent or read after
/// it. Any thread.</summary>
internal static class CertificateChainInspector
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Reads a server's certificates. The TLS library accepts at most 100 KB of them.</summary>
    /// <returns>Null when they could not be read.</returns>
    /// <exception cref="OperationCanceledException">The inspection was cancelled.</exception>
    public static async Task<PresentedChain?> AtAsync(Uri server, TimeProvider time, CancellationToken cancellation)
    {
        PresentedChain? seen = null;
        using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await ShakeHandsAsync(server, chain => seen = chain, look.Token).WithinAsync(Patience, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The intended refusal, or the server could not be reached.
        }
        finally
        {
            look.Cancel();
        }

        return seen;
    }

    private static async Task ShakeHandsAsync(Uri server, Action<PresentedChain> show, CancellationToken look)
    {
        using var tcp = await ConnectAsync(server, look).ConfigureAwait(false);
        using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
        {
            try
            {
                show(PresentedChain.Copy(certificate, chain, errors));
            }
            catch (Exception)
            {
                // Native code calls this, so no exception may escape.
            }

            return false;
        });

        // Only this ends a handshake with a server that no longer answers.
        using (look.Register(tcp.Dispose))
        {
            await tls.AuthenticateAsClientAsync(server.Host).ConfigureAwait(false);
        }
    }

    private static async Task<TcpClient> ConnectAsync(Uri server, CancellationToken look)
    {
        var addresses = await Dns.GetHostAddressesAsync(server.DnsSafeHost).ConfigureAwait(false);
        var address = addresses.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        var tcp = new TcpClient(address.AddressFamily);
        using (look.Register(tcp.Dispose))
        {
            try
            {
                await tcp.ConnectAsync(address, server.Port).ConfigureAwait(false);
                return tcp;
            }
            catch (Exception)
            {
                tcp.Dispose();
                throw;
            }
        }
    }
}

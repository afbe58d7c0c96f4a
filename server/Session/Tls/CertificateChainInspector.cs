using System;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Session.Tls;

/// <summary>Shakes hands with a server only to see its certificates: whatever they are, the handshake is refused, and nothing is
/// sent or read after it. Any thread.</summary>
internal static class CertificateChainInspector
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Looks at a server. It can show no more than the 100 KB of certificates that the TLS library takes.</summary>
    /// <returns>Null when it could not be seen.</returns>
    /// <exception cref="OperationCanceledException">The look was cancelled.</exception>
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
            // Refused, as it must be, or the server could not be reached this time.
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
                // Native code has called this: nothing may escape into it.
            }

            return false;
        });

        // Nothing else ends a handshake with a server that has stopped to answer.
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

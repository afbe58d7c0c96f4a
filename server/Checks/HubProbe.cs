using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.Session.Transport;

namespace SonoranPush.Checks;

/// <summary>Sends the hub one plain upgrade request, step by step, so that the failing step is known: Mono's websocket client does not
/// report it. It uses the TLS trust of a session, sends no key, and closes after the answer. Any thread but the main thread.</summary>
internal sealed class HubProbe
{
    private const int MaxHeadBytes = 16 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    private readonly TlsTrust _trust;
    private readonly TimeProvider _time;
    private HubProbeResult _result = new();

    public HubProbe(TlsTrust trust, TimeProvider time)
    {
        _trust = trust;
        _time = time;
    }

    /// <summary>Sends the request. Never faults, and ends within 12 s.</summary>
    public async Task<HubProbeResult> RunAsync(Uri hub, CancellationToken cancellation)
    {
        _result = new HubProbeResult { Hub = hub, Now = _time.GetUtcNow() };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await OpenAsync(hub, ending.Token).WithinAsync(Limit, _time, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _result = _result with { Problem = ConnectFailure.Describe(exception, hub), Code = ConnectFailure.CodeOf(exception, hub) };
        }
        finally
        {
            ending.Cancel();
        }

        return _result;
    }

    private async Task OpenAsync(Uri hub, CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        var addresses = await Dns.GetHostAddressesAsync(hub.DnsSafeHost).ConfigureAwait(false);
        _result = _result with
        {
            Stage = ProbeStage.Connect, Addresses = addresses.Select(address => address.ToString()).ToList(), ResolveTime = _time.GetElapsedTime(began),
        };
        await _trust.OpenAsync(hub, token => ExchangeAsync(hub, addresses, token), cancellation).ConfigureAwait(false);
    }

    private async Task ExchangeAsync(Uri hub, IPAddress[] addresses, CancellationToken cancellation)
    {
        var address = addresses.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        using var tcp = new TcpClient(address.AddressFamily);

        // Only this ends an exchange with a server that no longer answers.
        using var abort = cancellation.Register(tcp.Dispose);
        var began = _time.GetTimestamp();
        _result = _result with { Stage = ProbeStage.Connect };
        await tcp.ConnectAsync(address, hub.Port).ConfigureAwait(false);
        _result = _result with { Stage = ProbeStage.Secure, ConnectTime = _time.GetElapsedTime(began) };
        using var stream = hub.Scheme == Uri.UriSchemeHttps ? await SecureAsync(tcp, hub).ConfigureAwait(false) : tcp.GetStream();
        _result = _result with { Stage = ProbeStage.Upgrade };
        var request = UpgradeStatusResolver.CreateRequest(hub);
        await stream.WriteAsync(request, 0, request.Length, cancellation).ConfigureAwait(false);
        Read(await ReadHeadAsync(stream, cancellation).ConfigureAwait(false));
    }

    private async Task<Stream> SecureAsync(TcpClient tcp, Uri hub)
    {
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(hub.Host).ConfigureAwait(false);
        using var certificate = new X509Certificate2(tls.RemoteCertificate);
        _result = _result with
        {
            TlsVersion = NameOf((int)tls.SslProtocol), Issuer = certificate.Issuer, CertificateEnd = certificate.NotAfter.ToUniversalTime(),
        };
        return tls;
    }

    // netstandard2.0 has no name for TLS 1.3.
    private static string NameOf(int protocol) => protocol switch { 3072 => "TLS 1.2", 12288 => "TLS 1.3", _ => "an old version of TLS" };

    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[MaxHeadBytes];
        for (var length = 0; length < buffer.Length;)
        {
            var count = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellation).ConfigureAwait(false);
            length += count;
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            if (count == 0 || text.Contains("\r\n\r\n"))
            {
                return text;
            }
        }

        return string.Empty;
    }

    private void Read(string head)
    {
        var lines = head.Replace("\r", string.Empty).Split('\n');
        var words = lines[0].Split(' ');
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new IOException($"{_result.Hub.Host}:{_result.Hub.Port} did not answer in HTTP; check sonoranpush_hubUrl, and what stands between this server and the internet");
        }

        _result = _result with
        {
            Stage = ProbeStage.Answered,
            Status = status,
            Location = Header("Location"),
            Now = _time.GetUtcNow(),
            Date = DateTimeOffset.TryParse(Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
        };

        string? Header(string name) => lines.Skip(1).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            ?.Substring(name.Length + 1).Trim();
    }
}

using System.Net;
using System.Net.Sockets;

namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>Gives the same answer to every connection, whatever is asked, and hangs up.</summary>
internal sealed class HubFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _answer;
    private readonly Task _accepting;

    private HubFront(string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri HubUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/apiWsHub");

    public static HubFront WithStatus(int status, string header = "") => new($"HTTP/1.1 {status} X\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n");

    public static HubFront WithText(string text) => new(text);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task AnswerAsync(TcpClient accepted)
    {
        try
        {
            using var client = accepted;
            _ = await client.GetStream().ReadAsync(new byte[4096], _stop.Token);
            await client.GetStream().WriteAsync(_answer, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The client has hung up first.
        }
    }
}

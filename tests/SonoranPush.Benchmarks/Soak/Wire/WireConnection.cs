using System.Net.Sockets;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>One connection that passes through the wire. Any thread.</summary>
internal sealed class WireConnection(Socket resource, Socket cad, WireWeather weather, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromMilliseconds(50);

    private readonly ReadingProof _proof = new(time);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private volatile bool _isMute;

    /// <summary>Is it the hub's, and not a request to the REST service?</summary>
    public bool IsWebSocket { get; private set; }

    /// <summary>When the resource's end was seen to be gone; null before.</summary>
    public long? LeftByResourceAt { get; private set; }

    /// <summary>What the resource's end has read.</summary>
    public ReadingProof Proof => _proof;

    /// <summary>Passes bytes until both directions have ended.</summary>
    public async Task RunAsync()
    {
        var pinging = PingAsync();
        await Task.WhenAll(UpAsync(), DownAsync());
        await _end.CancelAsync();
        await pinging;
        Dispose();
    }

    /// <summary>From now on nothing passes in either direction, and nobody is told.</summary>
    public void Mute() => _isMute = true;

    /// <summary>Cuts both ends by a reset.</summary>
    public void Reset()
    {
        Cut(resource);
        Cut(cad);
    }

    /// <summary>Tells the resource that nothing more will come, as a proxy does that goes down in good order.</summary>
    public void Finish() => Ignore(() => resource.Shutdown(SocketShutdown.Send));

    public void Dispose()
    {
        resource.Dispose();
        cad.Dispose();
        _writing.Dispose();
        _end.Dispose();
    }

    private static bool IsEnd(Exception exception) => exception is OperationCanceledException or SocketException or ObjectDisposedException;

    private static void Cut(Socket socket) => Ignore(() =>
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    });

    private static void Ignore(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // It was gone already.
        }
    }

    private static async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }

    private async Task UpAsync()
    {
        var head = new HeadSkipper();
        var ended = await PassAsync(resource, async bytes =>
        {
            _proof.Heard(bytes.Span[head.Skip(bytes.Span)..]);
            if (!_isMute)
            {
                await weather.StilledAsync(_end.Token);
                await SendAllAsync(cad, bytes);
            }
        });
        LeftByResourceAt = time.GetTimestamp();
        End(cad, ended);
    }

    private async Task DownAsync()
    {
        var head = new HeadSkipper();
        var ended = await PassAsync(cad, async bytes =>
        {
            if (!_isMute)
            {
                await weather.StilledAsync(_end.Token);
                var rest = head.Skip(bytes.Span);
                IsWebSocket = head.IsUpgrade;
                await WriteDownAsync(bytes, rest);
            }
        });
        if (!_isMute)
        {
            End(resource, ended);
        }
    }

    private async Task WriteDownAsync(ReadOnlyMemory<byte> bytes, int headLength)
    {
        await _writing.WaitAsync(_end.Token);
        try
        {
            foreach (var piece in weather.Pieces(bytes.Length))
            {
                var (from, to) = (Math.Max(piece.Range.Start.Value, headLength), piece.Range.End.Value);
                await SendAllAsync(resource, bytes[piece.Range]);
                if (IsWebSocket && from < to)
                {
                    _proof.Wrote(bytes.Span[from..to]);
                }

                await piece.PauseAsync(time, _end.Token);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(PingInterval, time, _end.Token);
                await _writing.WaitAsync(_end.Token);
                try
                {
                    if (IsWebSocket && !_isMute && !weather.IsStill && _proof.TryPing() is { } ping)
                    {
                        await SendAllAsync(resource, ping);
                    }
                }
                finally
                {
                    _writing.Release();
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // The connection has ended.
        }
    }

    // Null when the other side has ended in good order, else what it died of.
    private async Task<Exception?> PassAsync(Socket from, Func<ReadOnlyMemory<byte>, Task> pass)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var count and > 0)
            {
                await pass(buffer.AsMemory(0, count));
            }

            return null;
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return exception;
        }
    }

    private void End(Socket other, Exception? cause)
    {
        if (cause is null)
        {
            Ignore(() => other.Shutdown(SocketShutdown.Send));
        }
        else
        {
            Reset();
        }
    }
}

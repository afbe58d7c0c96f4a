using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>One connection that passes through the wire. It knows which events it has written towards the resource, and, by
/// websocket pings of its own between the frames, which of these the resource's end has read. Any thread.</summary>
internal sealed class WireConnection : IDisposable
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromMilliseconds(50);
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket _resource;
    private readonly Socket _cad;
    private readonly WireWeather _weather;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<int> _written = [];
    private readonly Queue<(int Ping, int Written)> _pings = new();
    private readonly FrameParser _down;
    private readonly FrameParser _up;
    private int _lastPing;
    private int _provenByLast;
    private bool _isWebSocket;
    private bool _isClosing;
    private volatile bool _isMute;

    public WireConnection(Socket resource, Socket cad, WireWeather weather, TimeProvider time)
    {
        (_resource, _cad, _weather, _time) = (resource, cad, weather, time);
        var marks = new MarkReader(number => _passing.Add(number));
        _down = new FrameParser { OnData = marks.Take, OnControl = (opcode, _) => _isClosing |= opcode == FrameParser.Close };
        _up = new FrameParser { OnControl = TakeControl };
    }

    private readonly List<int> _passing = [];

    /// <summary>Is it the hub's, and not a request to the REST service?</summary>
    public bool IsWebSocket => _isWebSocket;

    /// <summary>When the resource's end was seen to be gone; null before.</summary>
    public long? LeftByResourceAt { get; private set; }

    /// <summary>When the resource's end last proved that it reads; null before.</summary>
    public long? ProvedAt { get; private set; }

    /// <summary>Events that were written towards the resource, in order, and how many of them its end has surely read.</summary>
    public (IReadOnlyList<int> Written, int Proven) Account
    {
        get
        {
            lock (_gate)
            {
                return (_written.ToArray(), Proven);
            }
        }
    }

    /// <summary>Events whose reading was proven by one pong and then, a ping later, by another: by then they have left the
    /// buffers between the resource's socket and its code.</summary>
    private int Proven { get; set; }

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
        Cut(_resource);
        Cut(_cad);
    }

    /// <summary>Tells the resource that nothing more will come, as a proxy does that goes down in good order.</summary>
    public void Finish() => Ignore(() => _resource.Shutdown(SocketShutdown.Send));

    public void Dispose()
    {
        _resource.Dispose();
        _cad.Dispose();
    }

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
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was gone already.
        }
    }

    private async Task UpAsync()
    {
        var head = new HeadSkipper();
        var ended = await PassAsync(_resource, async bytes =>
        {
            if (head.Skip(bytes.Span) is var rest && rest < bytes.Length)
            {
                lock (_gate)
                {
                    _up.Feed(bytes.Span[rest..]);
                }
            }

            if (!_isMute)
            {
                await _weather.StilledAsync(_end.Token);
                await SendAllAsync(_cad, bytes);
            }
        });
        LeftByResourceAt = _time.GetTimestamp();
        End(_cad, ended);
    }

    private async Task DownAsync()
    {
        var head = new HeadSkipper();
        var ended = await PassAsync(_cad, async bytes =>
        {
            if (_isMute)
            {
                return;
            }

            await _weather.StilledAsync(_end.Token);
            var rest = head.Skip(bytes.Span);
            if (rest > 0 && head.Text.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            {
                _isWebSocket = true;
            }

            await WriteDownAsync(bytes, rest);
        });
        End(_resource, ended);
    }

    // Events count as written when the last byte of their record is.
    private async Task WriteDownAsync(ReadOnlyMemory<byte> bytes, int headLength)
    {
        await _writing.WaitAsync(_end.Token);
        try
        {
            foreach (var piece in _weather.Pieces(bytes.Length))
            {
                await SendAllAsync(_resource, bytes[piece.Range]);
                if (_isWebSocket)
                {
                    Follow(bytes.Span, Math.Max(piece.Range.Start.Value, headLength), piece.Range.End.Value);
                }

                await piece.PauseAsync(_time, _end.Token);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Follow(ReadOnlySpan<byte> bytes, int from, int to)
    {
        lock (_gate)
        {
            if (from < to)
            {
                _down.Feed(bytes[from..to]);
                _written.AddRange(_passing);
                _passing.Clear();
            }
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(PingInterval, _time, _end.Token);
                await _writing.WaitAsync(_end.Token);
                try
                {
                    if (_isWebSocket && !_isMute && !_weather.IsStill && TryNotePing() is { } ping)
                    {
                        await SendAllAsync(_resource, ping);
                    }
                }
                finally
                {
                    _writing.Release();
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The connection has ended.
        }
    }

    private byte[]? TryNotePing()
    {
        lock (_gate)
        {
            if (!_down.IsBetweenFrames || _isClosing)
            {
                return null;
            }

            _pings.Enqueue((++_lastPing, _written.Count));
            return FrameParser.Frame(FrameParser.Ping, _lastPing);
        }
    }

    // Under the gate.
    private void TakeControl(int opcode, byte[] payload)
    {
        if (opcode != FrameParser.Pong || payload.Length != 4)
        {
            return;
        }

        var answered = BinaryPrimitives.ReadInt32BigEndian(payload);
        while (_pings.TryPeek(out var oldest) && oldest.Ping <= answered)
        {
            _pings.Dequeue();
            Proven = _provenByLast;
            _provenByLast = oldest.Written;
            ProvedAt = _time.GetTimestamp();
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
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return exception;
        }
    }

    private void End(Socket other, Exception? cause)
    {
        if (_isMute && ReferenceEquals(other, _resource))
        {
            return;
        }

        if (cause is null)
        {
            Ignore(() => other.Shutdown(SocketShutdown.Send));
        }
        else
        {
            Reset();
        }
    }

    private static async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }

    /// <summary>Passes over the head of an HTTP message, to where a websocket's frames begin.</summary>
    private sealed class HeadSkipper
    {
        private readonly List<byte> _head = [];
        private bool _isDone;

        public string Text => Encoding.ASCII.GetString([.. _head]);

        /// <summary>How many of the bytes still belong to the head.</summary>
        public int Skip(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length && !_isDone; i++)
            {
                _head.Add(bytes[i]);
                if (_head.Count >= 4 && _head[^1] == EndOfHead[3] && _head[^2] == EndOfHead[2] && _head[^3] == EndOfHead[1] && _head[^4] == EndOfHead[0])
                {
                    _isDone = true;
                    return i + 1;
                }
            }

            return _isDone ? 0 : bytes.Length;
        }
    }
}

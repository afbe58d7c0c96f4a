using System.Buffers.Binary;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>Follows both directions of one websocket: which events were written towards the resource, and, by websocket pings
/// between the frames, which of these the resource's end has surely read. Any thread.</summary>
internal sealed class ReadingProof
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly List<int> _written = [];
    private readonly List<int> _passing = [];
    private readonly Queue<(int Ping, int Written)> _pings = new();
    private readonly FrameParser _down;
    private readonly FrameParser _up;
    private int _lastPing;
    private int _readByLast;
    private int _proven;
    private bool _isClosing;

    public ReadingProof(TimeProvider time)
    {
        _time = time;
        var marks = new MarkReader(_passing.Add);
        _down = new FrameParser { OnData = marks.Take, OnControl = (opcode, _) => _isClosing |= opcode == FrameParser.Close };
        _up = new FrameParser { OnControl = TakeControl };
    }

    /// <summary>When the resource's end last answered a ping; null before.</summary>
    public long? ProvedAt { get; private set; }

    /// <summary>Events that were written towards the resource, in order, and how many of them its end has surely read.</summary>
    public (IReadOnlyList<int> Written, int Proven) Account
    {
        get
        {
            lock (_gate)
            {
                return (_written.ToArray(), _proven);
            }
        }
    }

    /// <summary>These bytes were written towards the resource. An event counts when the last byte of its record is among them.</summary>
    public void Wrote(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _down.Feed(bytes);
            _written.AddRange(_passing);
            _passing.Clear();
        }
    }

    /// <summary>These bytes came from the resource.</summary>
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _up.Feed(bytes);
        }
    }

    /// <summary>A ping that may be written now.</summary>
    /// <returns>Null while none may stand here.</returns>
    public byte[]? TryPing()
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

    // What was written before a ping is proven by its answer together with the answer to the ping after it: by then it has also
    // left the buffers between the resource's socket and its code. Under the gate.
    private void TakeControl(int opcode, byte[] payload)
    {
        if (opcode != FrameParser.Pong || payload.Length != sizeof(int))
        {
            return;
        }

        var answered = BinaryPrimitives.ReadInt32BigEndian(payload);
        while (_pings.TryPeek(out var oldest) && oldest.Ping <= answered)
        {
            _pings.Dequeue();
            _proven = _readByLast;
            _readByLast = oldest.Written;
            ProvedAt = _time.GetTimestamp();
        }
    }
}

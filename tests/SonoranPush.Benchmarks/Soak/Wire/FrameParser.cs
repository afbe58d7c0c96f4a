using System.Buffers.Binary;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>Follows the frames of one direction of a websocket as its bytes pass by (RFC 6455, section 5.2). One thread at a
/// time.</summary>
internal sealed class FrameParser
{
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    private const int MaxHeader = 14;

    private readonly byte[] _header = new byte[MaxHeader];
    private readonly byte[] _mask = new byte[4];
    private readonly List<byte> _control = [];
    private int _headerLength;
    private long _left;
    private long _position;
    private int _opcode;
    private bool _insidePayload;

    /// <summary>A piece of a message's payload, unmasked.</summary>
    public Action<byte> OnData { get; init; } = _ => { };

    /// <summary>A whole control frame: its opcode and its payload.</summary>
    public Action<int, byte[]> OnControl { get; init; } = (_, _) => { };

    /// <summary>May another frame stand here?</summary>
    public bool IsBetweenFrames => _headerLength == 0 && !_insidePayload;

    /// <summary>A frame of our own, as a server sends it.</summary>
    public static byte[] Frame(int opcode, int number)
    {
        var frame = new byte[6];
        frame[0] = (byte)(0x80 | opcode);
        frame[1] = 4;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(2), number);
        return frame;
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            if (_insidePayload)
            {
                TakePayload(letter);
            }
            else
            {
                TakeHeader(letter);
            }
        }
    }

    private void TakeHeader(byte letter)
    {
        _header[_headerLength++] = letter;
        if (_headerLength < 2 || _headerLength < HeaderLength())
        {
            return;
        }

        var lengthBytes = LengthBytes();
        _left = lengthBytes switch
        {
            0 => _header[1] & 0x7f,
            2 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            _ => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
        };
        _mask.AsSpan().Clear();
        if (IsMasked)
        {
            _header.AsSpan(2 + lengthBytes, 4).CopyTo(_mask);
        }

        _opcode = _header[0] & 0x0f;
        _headerLength = 0;
        _position = 0;
        _insidePayload = true;
        EndFrameIfDone();
    }

    private void TakePayload(byte letter)
    {
        var plain = (byte)(letter ^ _mask[_position++ % 4]);
        _left--;
        if (_opcode < Close)
        {
            OnData(plain);
        }
        else
        {
            _control.Add(plain);
        }

        EndFrameIfDone();
    }

    private void EndFrameIfDone()
    {
        if (_left > 0)
        {
            return;
        }

        _insidePayload = false;
        if (_opcode >= Close)
        {
            OnControl(_opcode, [.. _control]);
            _control.Clear();
        }
    }

    private bool IsMasked => (_header[1] & 0x80) != 0;

    private int LengthBytes() => (_header[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 };

    private int HeaderLength() => 2 + LengthBytes() + (IsMasked ? 4 : 0);
}

namespace SonoranPush.Contracts;

/// <summary>The MessagePack arguments of a push event's two server events in one buffer: (type, data, meta) for the generic
/// one and (data, meta) for the typed one. The shorter array is the tail of the longer; only its header byte would
/// overlap, so that byte is written when a form is asked for. Main thread only.</summary>
internal sealed class PushEventArguments
{
    private const byte TypedHeader = 0x92;

    private readonly byte[] _buffer;
    private readonly int _length;
    private readonly int _typedStart;
    private readonly byte _overlapped;

    /// <summary>Wraps a finished buffer.</summary>
    /// <param name="buffer">Holds the array (type, data, meta) from its first byte on.</param>
    /// <param name="length">Bytes used.</param>
    /// <param name="dataStart">Where data begins; the byte before it is the last one of the type's text.</param>
    public PushEventArguments(byte[] buffer, int length, int dataStart)
    {
        _buffer = buffer;
        _length = length;
        _typedStart = dataStart - 1;
        _overlapped = buffer[_typedStart];
    }

    /// <summary>Bytes that this event holds in memory.</summary>
    public int Size => _buffer.Length;

    /// <summary>The arguments (type, data, meta). Valid until <see cref="ForTypedEvent"/> is called.</summary>
    public ArraySegment<byte> ForGenericEvent()
    {
        _buffer[_typedStart] = _overlapped;
        return new ArraySegment<byte>(_buffer, 0, _length);
    }

    /// <summary>The arguments (data, meta). Valid until <see cref="ForGenericEvent"/> is called.</summary>
    public ArraySegment<byte> ForTypedEvent()
    {
        _buffer[_typedStart] = TypedHeader;
        return new ArraySegment<byte>(_buffer, _typedStart, _length - _typedStart);
    }
}

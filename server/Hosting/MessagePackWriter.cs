namespace SonoranPush.Hosting;

/// <summary>Writes the plain set of values as MessagePack, the form in which FXServer carries event arguments. A library would need
/// assemblies that the server has in other versions; tests compare this writer with one. One thread at a time.</summary>
internal sealed class MessagePackWriter
{
    // A lone surrogate becomes U+FFFD instead of an exception: network text may be cut anywhere.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private byte[] _buffer;

    /// <summary>Creates a writer.</summary>
    /// <param name="capacity">Initial size in bytes; the buffer grows as needed.</param>
    public MessagePackWriter(int capacity = 256) => _buffer = new byte[Math.Max(capacity, 16)];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>The buffer itself; its first <see cref="Length"/> bytes are used.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>The written bytes, not copied: later writes change them.</summary>
    public ArraySegment<byte> Written => new(_buffer, 0, Length);

    /// <summary>Copies the written bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        Array.Copy(_buffer, bytes, Length);
        return bytes;
    }

    /// <summary>Begins an array of <paramref name="count"/> values that are written next.</summary>
    public void WriteArrayHeader(int count) => WriteHeader(count, 0x90, 15, 0xdc);

    /// <summary>Begins a map of <paramref name="count"/> pairs, each a name and a value, that are written next.</summary>
    public void WriteMapHeader(int count) => WriteHeader(count, 0x80, 15, 0xde);

    /// <summary>Writes nil.</summary>
    public void WriteNil() => WriteByte(0xc0);

    /// <summary>Writes a boolean.</summary>
    public void Write(bool value) => WriteByte(value ? (byte)0xc3 : (byte)0xc2);

    /// <summary>Writes an integer in its narrowest form.</summary>
    public void Write(long value)
    {
        if (value >= 0)
        {
            WriteUnsigned((ulong)value);
        }
        else if (value >= -32)
        {
            WriteByte(unchecked((byte)value));
        }
        else if (value >= sbyte.MinValue)
        {
            WriteTagged(0xd0, unchecked((ulong)value), 1);
        }
        else if (value >= short.MinValue)
        {
            WriteTagged(0xd1, unchecked((ulong)value), 2);
        }
        else if (value >= int.MinValue)
        {
            WriteTagged(0xd2, unchecked((ulong)value), 4);
        }
        else
        {
            WriteTagged(0xd3, unchecked((ulong)value), 8);
        }
    }

    /// <summary>Writes a double.</summary>
    public void Write(double value) => WriteTagged(0xcb, unchecked((ulong)BitConverter.DoubleToInt64Bits(value)), 8);

    /// <summary>Writes a text.</summary>
    public void Write(string value)
    {
        var count = Utf8.GetByteCount(value);
        if (count <= 31)
        {
            WriteByte((byte)(0xa0 | count));
        }
        else if (count <= byte.MaxValue)
        {
            WriteTagged(0xd9, (ulong)count, 1);
        }
        else if (count <= ushort.MaxValue)
        {
            WriteTagged(0xda, (ulong)count, 2);
        }
        else
        {
            WriteTagged(0xdb, (ulong)count, 4);
        }

        Reserve(count);
        Length += Utf8.GetBytes(value, 0, value.Length, _buffer, Length);
    }

    /// <summary>Writes any value of the plain set.</summary>
    /// <exception cref="ArgumentException">The value is of another type: a bug in this resource.</exception>
    public void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                WriteNil();
                break;
            case string text:
                Write(text);
                break;
            case long number:
                Write(number);
                break;
            case int number:
                Write((long)number);
                break;
            case double number:
                Write(number);
                break;
            case bool truth:
                Write(truth);
                break;
            case Dictionary<string, object?> map:
                WriteMap(map);
                break;
            case List<object?> list:
                WriteList(list);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not a plain value.", nameof(value));
        }
    }

    private void WriteMap(Dictionary<string, object?> map)
    {
        WriteMapHeader(map.Count);
        foreach (var pair in map)
        {
            Write(pair.Key);
            WriteValue(pair.Value);
        }
    }

    private void WriteList(List<object?> list)
    {
        WriteArrayHeader(list.Count);
        foreach (var item in list)
        {
            WriteValue(item);
        }
    }

    private void WriteUnsigned(ulong value)
    {
        if (value <= 0x7f)
        {
            WriteByte((byte)value);
        }
        else if (value <= byte.MaxValue)
        {
            WriteTagged(0xcc, value, 1);
        }
        else if (value <= ushort.MaxValue)
        {
            WriteTagged(0xcd, value, 2);
        }
        else if (value <= uint.MaxValue)
        {
            WriteTagged(0xce, value, 4);
        }
        else
        {
            WriteTagged(0xcf, value, 8);
        }
    }

    private void WriteHeader(int count, byte shortForm, int shortLimit, byte longForm)
    {
        if (count <= shortLimit)
        {
            WriteByte((byte)(shortForm | count));
        }
        else if (count <= ushort.MaxValue)
        {
            WriteTagged(longForm, (ulong)count, 2);
        }
        else
        {
            WriteTagged((byte)(longForm + 1), (ulong)count, 4);
        }
    }

    private void WriteByte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
    }

    // MessagePack is big-endian.
    private void WriteTagged(byte tag, ulong value, int width)
    {
        Reserve(width + 1);
        _buffer[Length++] = tag;
        for (var shift = (width - 1) * 8; shift >= 0; shift -= 8)
        {
            _buffer[Length++] = unchecked((byte)(value >> shift));
        }
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(Length + count, _buffer.Length * 2));
        }
    }
}

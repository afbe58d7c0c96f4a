using System.Collections;

namespace CitizenFX.Core.Runtime;

/// <summary>Writes plain values as MessagePack. An integer takes the narrowest form of its own kind: a signed type stays signed. Any
/// other type throws here; on a server it would be read by reflection, property by property, without end.</summary>
internal sealed class MsgPackWriter : IDisposable
{
    /// <summary>The extension type of a function reference.</summary>
    public const byte FunctionType = 10;

    private readonly MemoryStream _stream = new();
    private readonly Func<Delegate, string> _reference;

    private MsgPackWriter(Func<Delegate, string> reference) => _reference = reference;

    /// <summary>Writes a value; delegates become references.</summary>
    public static byte[] Write(object? value, Func<Delegate, string> reference)
    {
        using var writer = new MsgPackWriter(reference);
        writer.Value(value);
        return writer._stream.ToArray();
    }

    public void Dispose() => _stream.Dispose();

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                _stream.WriteByte(0xC0);
                break;
            case bool truth:
                _stream.WriteByte(truth ? (byte)0xC3 : (byte)0xC2);
                break;
            case string text:
                Text(text);
                break;
            case sbyte or short or int or long:
                Signed(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case byte or ushort or uint or ulong:
                Unsigned(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case float number:
                Swapped(0xCA, BitConverter.GetBytes(number));
                break;
            case double number:
                Swapped(0xCB, BitConverter.GetBytes(number));
                break;
            case Delegate function:
                Function(_reference(function));
                break;
            default:
                Collection(value);
                break;
        }
    }

    private void Collection(object value)
    {
        switch (value)
        {
            case IDictionary<string, object?> map:
                Map(map.Count, map);
                break;
            case IDictionary map when map.Keys.Cast<object>().All(key => key is string or long or int):
                Length(map.Count, 0x80, 0xDE);
                foreach (object key in map.Keys)
                {
                    Value(key);
                    Value(map[key]);
                }

                break;
            case byte[]:
                throw new ForbiddenArgumentException(value.GetType());
            case IList list:
                Length(list.Count, 0x90, 0xDC);
                foreach (object? item in list)
                {
                    Value(item);
                }

                break;
            default:
                throw new ForbiddenArgumentException(value.GetType());
        }
    }

    private void Map(int count, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        Length(count, 0x80, 0xDE);
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            Text(entry.Key);
            Value(entry.Value);
        }
    }

    private void Length(int count, byte small, byte medium)
    {
        if (count < 16)
        {
            _stream.WriteByte((byte)(small | count));
        }
        else if (count <= ushort.MaxValue)
        {
            Swapped(medium, BitConverter.GetBytes((ushort)count));
        }
        else
        {
            Swapped((byte)(medium + 1), BitConverter.GetBytes(count));
        }
    }

    private void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < 32)
        {
            _stream.WriteByte((byte)(0xA0 | bytes.Length));
        }
        else if (bytes.Length <= byte.MaxValue)
        {
            Swapped(0xD9, new[] { (byte)bytes.Length });
        }
        else if (bytes.Length <= ushort.MaxValue)
        {
            Swapped(0xDA, BitConverter.GetBytes((ushort)bytes.Length));
        }
        else
        {
            Swapped(0xDB, BitConverter.GetBytes(bytes.Length));
        }

        _stream.Write(bytes, 0, bytes.Length);
    }

    private void Function(string reference)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(reference);
        Swapped(0xC8, BitConverter.GetBytes((ushort)bytes.Length));
        _stream.WriteByte(FunctionType);
        _stream.Write(bytes, 0, bytes.Length);
    }

    private void Signed(long value)
    {
        if (value is >= -32 and <= sbyte.MaxValue)
        {
            _stream.WriteByte(unchecked((byte)value));
        }
        else if (value is >= sbyte.MinValue and < 0)
        {
            Swapped(0xD0, new[] { unchecked((byte)value) });
        }
        else if (value is >= short.MinValue and <= short.MaxValue)
        {
            Swapped(0xD1, BitConverter.GetBytes((short)value));
        }
        else if (value is >= int.MinValue and <= int.MaxValue)
        {
            Swapped(0xD2, BitConverter.GetBytes((int)value));
        }
        else
        {
            Swapped(0xD3, BitConverter.GetBytes(value));
        }
    }

    private void Unsigned(ulong value)
    {
        if (value <= (ulong)sbyte.MaxValue)
        {
            _stream.WriteByte((byte)value);
        }
        else if (value <= byte.MaxValue)
        {
            Swapped(0xCC, new[] { (byte)value });
        }
        else if (value <= ushort.MaxValue)
        {
            Swapped(0xCD, BitConverter.GetBytes((ushort)value));
        }
        else if (value <= uint.MaxValue)
        {
            Swapped(0xCE, BitConverter.GetBytes((uint)value));
        }
        else
        {
            Swapped(0xCF, BitConverter.GetBytes(value));
        }
    }

    // Every machine that this runs on is little-endian; the wire is not.
    private void Swapped(byte type, byte[] bytes)
    {
        _stream.WriteByte(type);
        for (int index = bytes.Length - 1; index >= 0; index--)
        {
            _stream.WriteByte(bytes[index]);
        }
    }
}

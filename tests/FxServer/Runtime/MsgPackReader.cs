using System.Dynamic;

namespace CitizenFX.Core.Runtime;

/// <summary>Reads MessagePack as a server does: maps become <see cref="ExpandoObject"/>, arrays <c>List&lt;object&gt;</c>, and an
/// integer keeps the width it was written in.</summary>
internal sealed class MsgPackReader
{
    /// <summary>The extension type of a vector, which only Lua writes.</summary>
    private const byte VectorType = 21;

    private readonly byte[] _data;
    private readonly Func<string, Delegate> _function;
    private int _position;

    private MsgPackReader(byte[] data, Func<string, Delegate> function)
    {
        _data = data;
        _function = function;
    }

    /// <summary>Reads an array of arguments; anything else counts as no arguments.</summary>
    public static List<object?> ReadList(byte[] data, Func<string, Delegate> function) =>
        new MsgPackReader(data, function).Value() as List<object?> ?? new List<object?>();

    private object? Value()
    {
        byte type = Byte();
        return type switch
        {
            < 0x80 => (int)type,
            < 0x90 => Map(type & 0x0F),
            < 0xA0 => Array(type & 0x0F),
            < 0xC0 => Text(type & 0x1F),
            >= 0xE0 => type - 256,
            _ => Wide(type),
        };
    }

    private static InvalidDataException Ended() => new("The MessagePack data ends too early.");

    private object? Wide(byte type) => type switch
    {
        0xC0 => null,
        0xC2 => false,
        0xC3 => true,
        0xC4 => Take(Length(1)),
        0xC5 => Take(Length(2)),
        0xC6 => Take(Length(4)),
        0xC7 => Extension(Length(1)),
        0xC8 => Extension(Length(2)),
        0xC9 => Extension(Length(4)),
        >= 0xCA and <= 0xD3 => Number(type),
        >= 0xD4 and <= 0xD8 => Extension(1 << (type - 0xD4)),
        0xD9 => Text(Length(1)),
        0xDA => Text(Length(2)),
        0xDB => Text(Length(4)),
        0xDC => Array(Length(2)),
        0xDD => Array(Length(4)),
        0xDE => Map(Length(2)),
        0xDF => Map(Length(4)),
        _ => throw new InvalidDataException($"0x{type:X2} is not MessagePack."),
    };

    private object Number(byte type) => type switch
    {
        // Without the cast the switch would make every number a double.
        0xCA => (object)BitConverter.ToSingle(Swapped(4), 0),
        0xCB => BitConverter.ToDouble(Swapped(8), 0),
        0xCC => Byte(),
        0xCD => BitConverter.ToUInt16(Swapped(2), 0),
        0xCE => BitConverter.ToUInt32(Swapped(4), 0),
        0xCF => BitConverter.ToUInt64(Swapped(8), 0),
        0xD0 => unchecked((sbyte)Byte()),
        0xD1 => BitConverter.ToInt16(Swapped(2), 0),
        0xD2 => BitConverter.ToInt32(Swapped(4), 0),
        _ => BitConverter.ToInt64(Swapped(8), 0),
    };

    private ExpandoObject Map(int count)
    {
        var map = new ExpandoObject();
        for (int index = 0; index < count; index++)
        {
            string key = Value()?.ToString() ?? throw new InvalidDataException("A map key is nil.");
            ((IDictionary<string, object?>)map)[key] = Value();
        }

        return map;
    }

    private List<object?> Array(int count)
    {
        var list = new List<object?>();
        for (int index = 0; index < count; index++)
        {
            list.Add(Value());
        }

        return list;
    }

    private object Extension(int length)
    {
        byte type = Byte();
        return type switch
        {
            MsgPackWriter.FunctionType or MsgPackWriter.FunctionType + 1 => _function(Text(length)),
            VectorType when length == 3 * sizeof(float) => Vector(Take(length)),
            _ => throw new InvalidDataException($"Extension type {type} is not handled."),
        };
    }

    // Not in the byte order of the rest.
    private static Vector3 Vector(byte[] axes) =>
        new(BitConverter.ToSingle(axes, 0), BitConverter.ToSingle(axes, 4), BitConverter.ToSingle(axes, 8));

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private int Length(int width)
    {
        int length = 0;
        foreach (byte part in Take(width))
        {
            length = (length << 8) | part;
        }

        return length;
    }

    private byte[] Swapped(int width)
    {
        byte[] bytes = Take(width);
        System.Array.Reverse(bytes);
        return bytes;
    }

    private byte Byte() => _position < _data.Length ? _data[_position++] : throw Ended();

    private byte[] Take(int length)
    {
        if (length < 0 || length > _data.Length - _position)
        {
            throw Ended();
        }

        byte[] bytes = new byte[length];
        Buffer.BlockCopy(_data, _position, bytes, 0, length);
        _position += length;
        return bytes;
    }
}

using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>Reads MessagePack onto a Lua stack. Maps and arrays become tables, functions of elsewhere tables that can be called. Main
/// thread only.</summary>
internal sealed class LuaUnpacker
{
    private readonly LuaObjects _objects;
    private readonly byte[] _data;
    private int _position;

    private LuaUnpacker(LuaObjects objects, byte[] data)
    {
        _objects = objects;
        _data = data;
    }

    /// <summary>Pushes the items of an array, and answers how many; anything else counts as no items.</summary>
    public static int PushItems(Lua lua, LuaObjects objects, byte[] data)
    {
        var reader = new LuaUnpacker(objects, data);
        return reader.ArrayLength() is { } count ? reader.PushValues(lua, count) : 0;
    }

    /// <summary>Pushes one value.</summary>
    public static void PushValue(Lua lua, LuaObjects objects, byte[] data) => new LuaUnpacker(objects, data).Value(lua);

    private int? ArrayLength()
    {
        byte type = Byte();
        return type switch
        {
            >= 0x90 and < 0xA0 => type & 0x0F,
            0xDC => Length(2),
            0xDD => Length(4),
            _ => null,
        };
    }

    private int PushValues(Lua lua, int count)
    {
        for (int index = 0; index < count; index++)
        {
            Value(lua);
        }

        return count;
    }

    private void Value(Lua lua)
    {
        if (!lua.CheckStack(4))
        {
            throw new InvalidDataException("There is no room for so many values.");
        }

        byte type = Byte();
        switch (type)
        {
            case < 0x80:
                lua.PushInteger(type);
                break;
            case < 0x90:
                Map(lua, type & 0x0F);
                break;
            case < 0xA0:
                Array(lua, type & 0x0F);
                break;
            case < 0xC0:
                Text(lua, type & 0x1F);
                break;
            case >= 0xE0:
                lua.PushInteger(type - 256);
                break;
            default:
                Wide(lua, type);
                break;
        }
    }

    private void Wide(Lua lua, byte type)
    {
        switch (type)
        {
            case 0xC0:
                lua.PushNil();
                break;
            case 0xC2 or 0xC3:
                lua.PushBoolean(type == 0xC3);
                break;
            case 0xC4 or 0xD9:
                Text(lua, Length(1));
                break;
            case 0xC5 or 0xDA:
                Text(lua, Length(2));
                break;
            case 0xC6 or 0xDB:
                Text(lua, Length(4));
                break;
            case 0xC7 or 0xC8 or 0xC9:
                Extension(lua, Length(1 << (type - 0xC7)));
                break;
            case 0xCA:
                lua.PushNumber(BitConverter.ToSingle(BitConverter.GetBytes((int)Unsigned(4)), 0));
                break;
            case 0xCB:
                lua.PushNumber(BitConverter.Int64BitsToDouble(unchecked((long)Unsigned(8))));
                break;
            case >= 0xCC and <= 0xCF:
                lua.PushInteger(unchecked((long)Unsigned(1 << (type - 0xCC))));
                break;
            case >= 0xD0 and <= 0xD3:
                lua.PushInteger(Signed(1 << (type - 0xD0)));
                break;
            case >= 0xD4 and <= 0xD8:
                Extension(lua, 1 << (type - 0xD4));
                break;
            case 0xDC or 0xDD:
                Array(lua, Length(type == 0xDC ? 2 : 4));
                break;
            case 0xDE or 0xDF:
                Map(lua, Length(type == 0xDE ? 2 : 4));
                break;
            default:
                throw new InvalidDataException($"0x{type:X2} is not MessagePack.");
        }
    }

    private void Array(Lua lua, int count)
    {
        lua.CreateTable(Math.Min(count, _data.Length), 0);
        for (int index = 1; index <= count; index++)
        {
            Value(lua);
            lua.RawSetInteger(-2, index);
        }
    }

    private void Map(Lua lua, int count)
    {
        lua.CreateTable(0, Math.Min(count, _data.Length));
        for (int index = 0; index < count; index++)
        {
            Value(lua);
            Value(lua);
            if (IsKey(lua, -2))
            {
                lua.RawSet(-3);
            }
            else
            {
                lua.Pop(2);
            }
        }
    }

    // Lua raises an error for nil and NaN, and an error is a jump over this code.
    private static bool IsKey(Lua lua, int index) => lua.Type(index) switch
    {
        LuaType.Nil => false,
        LuaType.Number => !double.IsNaN(lua.ToNumber(index)),
        _ => true,
    };

    private void Extension(Lua lua, int length)
    {
        byte type = Byte();
        byte[] bytes = Take(length);
        switch (type)
        {
            case 10 or 11:
                _objects.PushReference(lua, Encoding.UTF8.GetString(bytes));
                break;
            case LuaPacker.VectorType when length == 12:
                _objects.PushVector(lua, BitConverter.ToSingle(bytes, 0), BitConverter.ToSingle(bytes, 4), BitConverter.ToSingle(bytes, 8));
                break;
            default:
                throw new InvalidDataException($"Extension type {type} is not handled.");
        }
    }

    private int Length(int width) => checked((int)Unsigned(width));

    private long Signed(int width)
    {
        int unused = 64 - (8 * width);
        return unchecked((long)(Unsigned(width) << unused)) >> unused;
    }

    private ulong Unsigned(int width)
    {
        ulong value = 0;
        for (int index = 0; index < width; index++)
        {
            value = (value << 8) | Byte();
        }

        return value;
    }

    private byte Byte() => _position < _data.Length ? _data[_position++] : throw Ended();

    private void Text(Lua lua, int length)
    {
        int start = Skip(length);
        LuaText.Push(lua, _data, start, length);
    }

    private byte[] Take(int length)
    {
        int start = Skip(length);
        byte[] bytes = new byte[length];
        Buffer.BlockCopy(_data, start, bytes, 0, length);
        return bytes;
    }

    private int Skip(int length)
    {
        if (length < 0 || length > _data.Length - _position)
        {
            throw Ended();
        }

        int start = _position;
        _position += length;
        return start;
    }

    private static InvalidDataException Ended() => new("The MessagePack data ends too early.");
}

using System.Runtime.InteropServices;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>Writes values on a Lua stack as MessagePack, in the forms of FXServer's Lua: an integer that is not negative is unsigned, each
/// in its narrowest form; a text has no 8-bit length; a table is an array when its keys are 1 to n, an empty one too. Main thread
/// only.</summary>
internal sealed class LuaPacker
{
    /// <summary>The extension type of a vector of three axes.</summary>
    public const byte VectorType = 21;

    private const byte FunctionType = 10;

    // A table that holds itself has no end.
    private const int MaxDepth = 100;

    private readonly LuaObjects _objects;
    private byte[] _buffer = new byte[1024];
    private int _length;

    public LuaPacker(LuaObjects objects) => _objects = objects;

    /// <summary>Writes the values from an index to the top, one after the other.</summary>
    public byte[] Write(Lua lua, int first)
    {
        _length = 0;
        return WriteRest(lua, first);
    }

    /// <summary>Writes the values from an index to the top as one array.</summary>
    public byte[] WriteArray(Lua lua, int first)
    {
        _length = 0;
        Length(Math.Max(0, lua.GetTop() - first + 1), 0x90, 0xDC);
        return WriteRest(lua, first);
    }

    private byte[] WriteRest(Lua lua, int first)
    {
        int last = lua.GetTop();
        for (int index = first; index <= last; index++)
        {
            Value(lua, index, 0);
        }

        byte[] result = new byte[_length];
        Buffer.BlockCopy(_buffer, 0, result, 0, _length);
        return result;
    }

    private void Value(Lua lua, int index, int depth)
    {
        switch (lua.Type(index))
        {
            case LuaType.Nil:
                Byte(0xC0);
                break;
            case LuaType.Boolean:
                Byte(lua.ToBoolean(index) ? (byte)0xC3 : (byte)0xC2);
                break;
            case LuaType.Number when lua.IsInteger(index):
                Integer(lua.ToInteger(index));
                break;
            case LuaType.Number:
                BigEndian(0xCB, (ulong)BitConverter.DoubleToInt64Bits(lua.ToNumber(index)), 8);
                break;
            case LuaType.String:
                Text(LuaText.Find(lua, index, out int length), length);
                break;
            case LuaType.Function:
                Function(_objects.AddFunction(lua, index));
                break;
            case LuaType.Table when depth < MaxDepth && lua.CheckStack(8):
                Table(lua, index, depth);
                break;
            case LuaType type:
                throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "cannot pack a value of type {0}", type));
        }
    }

    private void Table(Lua lua, int index, int depth)
    {
        if (_objects.ReferenceAt(lua, index) is { } reference)
        {
            Function(reference);
        }
        else if (_objects.VectorAt(lua, index) is { } vector)
        {
            Vector(vector);
        }
        else
        {
            Plain(lua, index, depth);
        }
    }

    private void Plain(Lua lua, int index, int depth)
    {
        int count = Count(lua, index, out bool isArray);
        if (isArray)
        {
            Length(count, 0x90, 0xDC);
            for (int item = 1; item <= count; item++)
            {
                lua.RawGetInteger(index, item);
                Value(lua, lua.GetTop(), depth + 1);
                lua.Pop(1);
            }
        }
        else
        {
            Length(count, 0x80, 0xDE);
            lua.PushNil();
            while (lua.Next(index))
            {
                int value = lua.GetTop();
                Value(lua, value - 1, depth + 1);
                Value(lua, value, depth + 1);
                lua.Pop(1);
            }
        }
    }

    // An array has the keys 1 to n and no hole.
    private static int Count(Lua lua, int index, out bool isArray)
    {
        int count = 0;
        long last = 0;
        isArray = true;
        lua.PushNil();
        while (lua.Next(index))
        {
            lua.Pop(1);
            count++;
            long key = isArray && lua.IsInteger(-1) ? lua.ToInteger(-1) : 0;
            isArray = key > 0;
            last = Math.Max(last, key);
        }

        isArray = isArray && last == count;
        return count;
    }

    private void Vector(float[] axes)
    {
        // Not in the byte order of the rest: C# reads them with a BinaryReader.
        Byte(0xC7);
        Byte(12);
        Byte(VectorType);
        foreach (float axis in axes)
        {
            Bytes(BitConverter.GetBytes(axis));
        }
    }

    private void Function(string reference)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(reference);
        BigEndian(0xC8, (ulong)bytes.Length, 2);
        Byte(FunctionType);
        Bytes(bytes);
    }

    private void Text(IntPtr bytes, int length)
    {
        if (length < 32)
        {
            Byte((byte)(0xA0 | length));
        }
        else if (length <= ushort.MaxValue)
        {
            BigEndian(0xDA, (ulong)length, 2);
        }
        else
        {
            BigEndian(0xDB, (ulong)length, 4);
        }

        Reserve(length);
        Marshal.Copy(bytes, _buffer, _length, length);
        _length += length;
    }

    private void Integer(long value)
    {
        switch (value)
        {
            case >= -32 and <= sbyte.MaxValue:
                Byte(unchecked((byte)value));
                break;
            case >= 0:
                Unsigned((ulong)value);
                break;
            case >= sbyte.MinValue:
                BigEndian(0xD0, unchecked((ulong)value), 1);
                break;
            case >= short.MinValue:
                BigEndian(0xD1, unchecked((ulong)value), 2);
                break;
            case >= int.MinValue:
                BigEndian(0xD2, unchecked((ulong)value), 4);
                break;
            default:
                BigEndian(0xD3, unchecked((ulong)value), 8);
                break;
        }
    }

    private void Unsigned(ulong value)
    {
        switch (value)
        {
            case <= byte.MaxValue:
                BigEndian(0xCC, value, 1);
                break;
            case <= ushort.MaxValue:
                BigEndian(0xCD, value, 2);
                break;
            case <= uint.MaxValue:
                BigEndian(0xCE, value, 4);
                break;
            default:
                BigEndian(0xCF, value, 8);
                break;
        }
    }

    private void Length(int count, byte small, byte medium)
    {
        if (count < 16)
        {
            Byte((byte)(small | count));
        }
        else if (count <= ushort.MaxValue)
        {
            BigEndian(medium, (ulong)count, 2);
        }
        else
        {
            BigEndian((byte)(medium + 1), (ulong)count, 4);
        }
    }

    private void BigEndian(byte type, ulong value, int width)
    {
        Byte(type);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
        {
            Byte(unchecked((byte)(value >> shift)));
        }
    }

    private void Byte(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    private void Bytes(byte[] bytes)
    {
        Reserve(bytes.Length);
        Buffer.BlockCopy(bytes, 0, _buffer, _length, bytes.Length);
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }
    }
}

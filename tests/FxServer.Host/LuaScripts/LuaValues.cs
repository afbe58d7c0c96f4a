using CitizenFX.Core.Runtime;
using FxServer.Host.Json;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>What is behind <c>msgpack</c> and <c>json</c> in scripts. Main thread only.</summary>
internal sealed class LuaValues
{
    private readonly LuaObjects _objects;
    private readonly LuaPacker _packer;

    public LuaValues(LuaObjects objects, LuaPacker packer)
    {
        _objects = objects;
        _packer = packer;
    }

    public int Pack(Lua lua) => Push(lua, _packer.Write(lua, 1));

    public int PackArguments(Lua lua) => Push(lua, _packer.WriteArray(lua, 1));

    public int Unpack(Lua lua)
    {
        byte[] data = lua.IsString(1) ? lua.ToBuffer(1, false) : throw new ArgumentException("There is nothing to unpack.");
        LuaUnpacker.PushValue(lua, _objects, data);
        return 1;
    }

    public int EncodeJson(Lua lua)
    {
        byte[] data = _packer.WriteArray(lua, 1);
        _objects.Settle(lua, _objects.TakePacked(), reachedCSharp: false);
        object? value = MsgPackReader.ReadList(data, _ => throw new InvalidOperationException("A function is not JSON."))[0];
        lua.PushString(JsonWriter.Write(value));
        return 1;
    }

    public int DecodeJson(Lua lua)
    {
        byte[] data = MsgPackWriter.Write(JsonReader.Read(LuaText.Read(lua, 1)), _ => string.Empty);
        LuaUnpacker.PushValue(lua, _objects, data);
        return 1;
    }

    private int Push(Lua lua, byte[] data)
    {
        // The script may do with the references what it likes: they stay valid.
        _objects.TakePacked();
        lua.PushBuffer(data);
        return 1;
    }
}

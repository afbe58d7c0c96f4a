using FxServer.Host.Events;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>What is more than plain data in one Lua state: its functions that were passed out, functions of elsewhere, and vectors. Main
/// thread only.</summary>
internal sealed class LuaObjects
{
    private readonly Functions _server;
    private readonly string _prefix;
    private readonly Dictionary<int, int> _holders = new();
    private readonly List<int> _packed = new();
    private int _last;
    private int _functions;
    private int _newReference;
    private int _newVector;
    private IntPtr _referenceType;
    private IntPtr _vectorType;

    public LuaObjects(Functions server, string resource, int instance)
    {
        _server = server;
        _prefix = string.Format(CultureInfo.InvariantCulture, "{0}:{1}:", resource, instance);
    }

    /// <summary>How many functions of this state somebody may still call.</summary>
    public int FunctionCount => _holders.Count;

    /// <summary>Takes the two constructors and then the two types from the top of the stack.</summary>
    public void Open(Lua lua)
    {
        _vectorType = lua.ToPointer(-1);
        _referenceType = lua.ToPointer(-2);
        lua.Pop(2);
        _newVector = lua.Ref(LuaRegistry.Index);
        _newReference = lua.Ref(LuaRegistry.Index);
        lua.NewTable();
        _functions = lua.Ref(LuaRegistry.Index);
    }

    /// <summary>Gives a function a reference. It counts as held until <see cref="Settle"/>.</summary>
    public string AddFunction(Lua lua, int index)
    {
        int number = ++_last;
        lua.RawGetInteger(LuaRegistry.Index, _functions);
        lua.PushCopy(index);
        lua.RawSetInteger(-2, number);
        lua.Pop(1);
        _holders[number] = 1;
        _packed.Add(number);
        return _prefix + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Passes over to the caller which functions were packed since the last call.</summary>
    public int[] TakePacked()
    {
        int[] packed = _packed.Count == 0 ? Array.Empty<int>() : _packed.ToArray();
        _packed.Clear();
        return packed;
    }

    /// <summary>Functions have arrived where they were sent. C# does not count: what it has seen lives as long as this state. Lua counts,
    /// and what it did not take is not needed any more.</summary>
    public void Settle(Lua lua, int[] packed, bool reachedCSharp)
    {
        if (!reachedCSharp)
        {
            Array.ForEach(packed, number => Release(lua, number));
        }
    }

    public void Hold(int number)
    {
        if (_holders.TryGetValue(number, out int holders))
        {
            _holders[number] = holders + 1;
        }
    }

    public void Release(Lua lua, int number)
    {
        if (_holders.TryGetValue(number, out int holders) && (_holders[number] = holders - 1) <= 0)
        {
            Forget(lua, number);
        }
    }

    public void Forget(Lua lua, int number)
    {
        if (_holders.Remove(number))
        {
            lua.RawGetInteger(LuaRegistry.Index, _functions);
            lua.PushNil();
            lua.RawSetInteger(-2, number);
            lua.Pop(1);
        }
    }

    /// <summary>Pushes a function that was passed out; false, and nothing is pushed, when it is gone.</summary>
    public bool PushFunction(Lua lua, int number)
    {
        lua.RawGetInteger(LuaRegistry.Index, _functions);
        bool isThere = lua.RawGetInteger(-1, number) == LuaType.Function;
        lua.Remove(-2);
        if (!isThere)
        {
            lua.Pop(1);
        }

        return isThere;
    }

    /// <summary>Pushes a function of elsewhere: a table that can be called. Its owner is told when it is collected.</summary>
    public void PushReference(Lua lua, string reference)
    {
        _server.Hold(reference);
        lua.RawGetInteger(LuaRegistry.Index, _newReference);
        lua.PushString(reference);
        Call(lua, 1);
    }

    public void PushVector(Lua lua, float x, float y, float z)
    {
        lua.RawGetInteger(LuaRegistry.Index, _newVector);
        lua.PushNumber(x);
        lua.PushNumber(y);
        lua.PushNumber(z);
        Call(lua, 3);
    }

    /// <summary>The reference behind a table of <see cref="PushReference"/>; null for any other.</summary>
    public string? ReferenceAt(Lua lua, int index) =>
        IsOf(lua, index, _referenceType) ? Field(lua, index, "__cfx_functionReference", l => l.ToString(-1, false)) : null;

    /// <summary>The axes of a vector; null for any other table.</summary>
    public float[]? VectorAt(Lua lua, int index) => IsOf(lua, index, _vectorType)
        ? new[] { Axis(lua, index, "x"), Axis(lua, index, "y"), Axis(lua, index, "z") }
        : null;

    private static float Axis(Lua lua, int index, string name) => Field(lua, index, name, l => (float)l.ToNumber(-1));

    private static T Field<T>(Lua lua, int index, string name, Func<Lua, T> read)
    {
        lua.PushString(name);
        lua.RawGet(index);
        T value = read(lua);
        lua.Pop(1);
        return value;
    }

    private static bool IsOf(Lua lua, int index, IntPtr type)
    {
        if (!lua.GetMetaTable(index))
        {
            return false;
        }

        bool isOf = lua.ToPointer(-1) == type;
        lua.Pop(1);
        return isOf;
    }

    private static void Call(Lua lua, int arguments)
    {
        if (lua.PCall(arguments, 1, 0) != LuaStatus.OK)
        {
            throw new InvalidOperationException(LuaRuntime.Reason(lua));
        }
    }
}

using System.Diagnostics;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Resources;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>The functions of the host that <c>runtime.lua</c> builds on. No exception and no error of Lua may leave one of them: either is
/// a jump over frames of the other side. Main thread only.</summary>
internal sealed class LuaBindings
{
    // Threads of Lua come and go; there are never many at once.
    private const int MaxKnownThreads = 1000;

    private readonly Lua _main;
    private readonly GameServer _server;
    private readonly Resource _resource;
    private readonly Dictionary<IntPtr, Lua> _threads = new();

    // What Lua calls must not be collected.
    private readonly List<LuaFunction> _kept = new();
    private LuaObjects _objects = null!;
    private LuaPacker _packer = null!;
    private Lua _last;
    private bool _isOver;
    private long _transition;
    private long _vectorTransition;

    public LuaBindings(Lua main, GameServer server, Resource resource)
    {
        _main = main;
        _last = main;
        _server = server;
        _resource = resource;
        Running = main;
    }

    /// <summary>The thread of Lua that has called the host, or the main one.</summary>
    public Lua Running { get; private set; }

    public LuaPacker Packer => _packer;

    /// <summary>Takes the functions that wrap natives from the top of the stack, the ordinary one first, and measures what they cost.</summary>
    public void Calibrate()
    {
        if (_server.Meter.HasLuaPrice)
        {
            _transition = LuaTransition.Measure(_main, 1);
            _vectorTransition = LuaTransition.Measure(_main, 3);
        }
        else
        {
            _main.Pop(2);
        }
    }

    /// <summary>From now on scripts reach nobody any more.</summary>
    public void Close() => _isOver = true;

    /// <summary>Pushes the table of everything.</summary>
    public void PushHost(LuaObjects objects)
    {
        _objects = objects;
        _packer = new LuaPacker(objects);
        var natives = new LuaNatives(_server, _resource, objects);
        _main.NewTable();
        PushConstants();
        _main.NewTable();
        foreach (KeyValuePair<string, Func<Lua, int>> native in natives.All)
        {
            Set(native.Key, Native(native.Value));
        }

        _main.SetField(-2, "natives");
        Set("coordinates", Native(natives.Coordinates, isVector: true));
        Set("trigger", Checked(Trigger, isNative: true));
        Set("triggerClient", Checked(TriggerClient, isNative: true));
        Set("invoke", Checked(Invoke, isNative: true));
        Set("release", Checked(Release, isNative: false));
        Set("listen", Checked(Listen, isNative: true));
        Set("print", Checked(Print, isNative: false));
        Set("report", Checked(Report, isNative: false));
        Set("now", Checked(Now, isNative: false));
        Set("microtime", Checked(Microtime, isNative: false));
        var values = new LuaValues(objects, _packer);
        Set("pack", Checked(values.Pack, isNative: false));
        Set("packArguments", Checked(values.PackArguments, isNative: false));
        Set("unpack", Checked(values.Unpack, isNative: false));
        Set("encodeJson", Checked(values.EncodeJson, isNative: false));
        Set("decodeJson", Checked(values.DecodeJson, isNative: false));
    }

    private void PushConstants()
    {
        _main.PushLightUserData(new IntPtr(1));
        _main.SetField(-2, "failed");
        _main.PushString(_resource.Name);
        _main.SetField(-2, "resource");
        _main.NewTable();
        for (int index = 0; index < _resource.Manifest.Count("server_export"); index++)
        {
            _main.PushString(_resource.Manifest.Value("server_export", index)!);
            _main.RawSetInteger(-2, index + 1);
        }

        _main.SetField(-2, "exports");
    }

    private void Set(string name, LuaFunction function)
    {
        _kept.Add(function);
        _main.PushCFunction(function);
        _main.SetField(-2, name);
    }

    // The short way, without what only re-entrant functions need.
    private LuaFunction Native(Func<Lua, int> body, bool isVector = false) => pointer =>
    {
        long begun = Stopwatch.GetTimestamp();
        Lua lua = Thread(pointer);
        Lua before = Running;
        Running = lua;
        try
        {
            Demand();
            return body(lua);
        }
        catch (Exception e)
        {
            lua.SetTop(0);
            lua.PushNil();
            lua.PushString(e.Message);
            return 2;
        }
        finally
        {
            Running = before;
            _server.Meter.CallFromLua(_resource.Account, begun, isVector ? _vectorTransition : _transition);
        }
    };

    private LuaFunction Checked(Func<Lua, int> body, bool isNative) => pointer =>
    {
        long begun = Stopwatch.GetTimestamp();
        Lua lua = Thread(pointer);
        Lua before = Running;
        Running = lua;
        try
        {
            if (isNative)
            {
                Demand();
                _server.Meter.CallFromLua(_resource.Account, begun, _transition);
            }

            return body(lua);
        }
        catch (Exception e)
        {
            lua.SetTop(0);
            lua.PushLightUserData(new IntPtr(1));
            lua.PushString(e.Message);
            return 2;
        }
        finally
        {
            Running = before;
        }
    };

    private Lua Thread(IntPtr pointer)
    {
        if (_last.Handle == pointer)
        {
            return _last;
        }

        if (!_threads.TryGetValue(pointer, out Lua? lua))
        {
            if (_threads.Count == MaxKnownThreads)
            {
                _threads.Clear();
            }

            _threads[pointer] = lua = Lua.FromIntPtr(pointer);
        }

        return _last = lua;
    }

    private void Demand()
    {
        if (_isOver)
        {
            throw new InvalidOperationException($"The resource {_resource.Name} was stopped.");
        }
    }

    private int Trigger(Lua lua)
    {
        byte[] arguments = _packer.WriteArray(lua, 2);
        int[] packed = _objects.TakePacked();
        bool reachedCSharp = _server.Events.Raise(_resource, MainThreadUse.Lua, Name(lua), arguments);
        _objects.Settle(lua, packed, reachedCSharp);
        return 0;
    }

    private int TriggerClient(Lua lua)
    {
        byte[] arguments = _packer.WriteArray(lua, 3);
        _server.SendToClient(_resource, LuaText.Read(lua, 2), Name(lua), arguments);
        _objects.Settle(lua, _objects.TakePacked(), reachedCSharp: false);
        return 0;
    }

    private int Invoke(Lua lua)
    {
        string reference = LuaText.Read(lua, 1);
        byte[] arguments = _packer.WriteArray(lua, 2);
        int[] packed = _objects.TakePacked();
        byte[]? answer = _server.Functions.Invoke(_resource.Name, reference, arguments);
        _objects.Settle(lua, packed, !_server.Functions.IsOfLua(reference));
        return answer is null
            ? throw new InvalidOperationException("The function has not answered.")
            : LuaUnpacker.PushItems(lua, _objects, answer);
    }

    private int Release(Lua lua)
    {
        if (!_isOver)
        {
            _server.Functions.Release(LuaText.Read(lua, 1));
        }

        return 0;
    }

    private int Listen(Lua lua)
    {
        _resource.EventFilter.Add(Name(lua));
        return 0;
    }

    private int Print(Lua lua)
    {
        _server.Journal.Print(_resource.Name, LuaText.Read(lua, 1));
        return 0;
    }

    private int Report(Lua lua)
    {
        _server.Journal.Report(new Fault(FaultKind.ScriptError, _resource.Name, LuaText.Read(lua, 1)));
        return 0;
    }

    // Not charged: on a server the scheduler is the server's own.
    private int Now(Lua lua)
    {
        lua.PushNumber(_server.Log.Now.TotalMilliseconds);
        return 1;
    }

    private static int Microtime(Lua lua)
    {
        lua.PushInteger((long)(Stopwatch.GetTimestamp() * 1000000.0 / Stopwatch.Frequency));
        return 1;
    }

    private static string Name(Lua lua) =>
        lua.IsString(1) ? lua.ToString(1, false) : throw new ArgumentException("The name of an event is a text.");
}

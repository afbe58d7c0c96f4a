using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Resources;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>The Lua runtime of a resource: one state for all its Lua scripts, in the host's own world. Main thread only.</summary>
internal sealed class LuaRuntime : IScriptRuntime, IDisposable
{
    private readonly GameServer _server;
    private readonly Resource _resource;
    private readonly LuaObjects _objects;
    private readonly LuaBindings _bindings;
    private readonly Lua _main;
    private int _tick;
    private int _dispatch;
    private int _call;
    private int _depth;
    private bool _isOver;
    private bool _isClosed;

    public LuaRuntime(GameServer server, Resource resource, int instance)
    {
        _server = server;
        _resource = resource;
        Instance = instance;
        _objects = new LuaObjects(server.Functions, resource.Name, instance);
        _main = new Lua(openLibs: true) { Encoding = Encoding.UTF8 };
        _bindings = new LuaBindings(_main, server, resource);
        Open();
    }

    public MainThreadUse Use => MainThreadUse.Lua;

    public int Instance { get; }

    public IReadOnlyCollection<string> LateResolutions => Array.Empty<string>();

    public void Load(string scriptFile) => Enter(lua =>
    {
        string name = scriptFile.Substring(_resource.Folder.Length + 1).Replace('\\', '/');
        LoadChunk(lua, File.ReadAllBytes(scriptFile), $"@@{_resource.Name}/{name}");
        if (!Run(lua, 0, 0))
        {
            throw new InvalidOperationException("the script ended in an error");
        }
    });

    public void Tick() => Enter(lua =>
    {
        lua.RawGetInteger(LuaRegistry.Index, _tick);
        Run(lua, 0, 0);
        _resource.Account.LuaMemory = (1024L * lua.GarbageCollector(LuaGC.Count, 0)) + lua.GarbageCollector(LuaGC.Countb, 0);
    });

    public void HandleEvent(string name, byte[] arguments, string source) => Enter(lua =>
    {
        lua.RawGetInteger(LuaRegistry.Index, _dispatch);
        lua.PushString(name);
        lua.PushString(source);
        Run(lua, 2 + LuaUnpacker.PushItems(lua, _objects, arguments), 0);
    });

    public byte[]? CallFunction(int number, byte[] arguments)
    {
        byte[]? answer = null;
        Enter(lua =>
        {
            int top = lua.GetTop();
            lua.RawGetInteger(LuaRegistry.Index, _call);
            if (!_objects.PushFunction(lua, number))
            {
                throw new InvalidOperationException(string.Format(CultureInfo.InvariantCulture, "No such reference for {0}.", number));
            }

            const int All = -1;
            if (Run(lua, 1 + LuaUnpacker.PushItems(lua, _objects, arguments), All) && lua.ToBoolean(top + 1))
            {
                // Functions in an answer: nobody says who has got them, so they stay.
                answer = _bindings.Packer.WriteArray(lua, top + 2);
                _objects.TakePacked();
            }
        });
        return answer;
    }

    public void HoldFunction(int number) => _objects.Hold(number);

    public void ReleaseFunction(int number)
    {
        if (!_isClosed)
        {
            _objects.Release(_bindings.Running, number);
        }
    }

    public void ForgetFunction(int number)
    {
        if (!_isClosed)
        {
            _objects.Forget(_bindings.Running, number);
        }
    }

    // The host's own clock measures Lua.
    public OwnTime TakeTime() => default;

    /// <summary>Ends the state. A script that has stopped its own resource still runs on to its end or its next wait.</summary>
    public void Unload()
    {
        _isOver = true;
        _bindings.Close();
        if (_depth == 0)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _main.Dispose();
    }

    /// <summary>What went wrong, from the top of the stack. Without metamethods: an error of one would end the process here.</summary>
    public static string Reason(Lua lua) =>
        lua.IsStringOrNumber(-1) ? lua.ToString(-1, false) : $"(error object is a {lua.Type(-1).ToString().ToLowerInvariant()} value)";

    private static void LoadChunk(Lua lua, byte[] text, string name)
    {
        if (lua.LoadBuffer(text, name, "t") != LuaStatus.OK)
        {
            throw new InvalidDataException(Reason(lua));
        }
    }

    private void Open()
    {
        using Stream stream = typeof(LuaRuntime).Assembly.GetManifestResourceStream("runtime.lua")!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        LoadChunk(_main, text.ToArray(), "=runtime");
        _bindings.PushHost(_objects);
        const int Results = 9;
        if (_main.PCall(1, Results, 0) != LuaStatus.OK)
        {
            throw new InvalidOperationException(Reason(_main));
        }

        _objects.Open(_main);
        _bindings.Calibrate();
        _call = _main.Ref(LuaRegistry.Index);
        _dispatch = _main.Ref(LuaRegistry.Index);
        _tick = _main.Ref(LuaRegistry.Index);
    }

    private void Enter(Action<Lua> action)
    {
        if (_isOver)
        {
            return;
        }

        // The thread of Lua that is calling out right now goes on as the stack of what comes in.
        Lua lua = _bindings.Running;
        int top = lua.GetTop();
        _depth++;
        try
        {
            if (!lua.CheckStack(20))
            {
                throw new InvalidOperationException("The Lua stack is full.");
            }

            action(lua);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or ArgumentException)
        {
            if (_resource.State == ResourceState.Starting)
            {
                throw;
            }

            Report(e.Message);
        }
        finally
        {
            lua.SetTop(top);
            if (--_depth == 0 && _isOver)
            {
                Dispose();
            }
        }
    }

    // False, and the fault is known, when it ended in an error.
    private bool Run(Lua lua, int arguments, int results)
    {
        if (lua.PCall(arguments, results, 0) == LuaStatus.OK)
        {
            return true;
        }

        Report("SCRIPT ERROR: " + Reason(lua));
        return false;
    }

    private void Report(string text) => _server.Journal.Report(new Fault(FaultKind.ScriptError, _resource.Name, text));

}

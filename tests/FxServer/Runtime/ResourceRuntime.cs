using System.Diagnostics;
using System.Reflection;
using CitizenFX.Core.Native;

namespace CitizenFX.Core.Runtime;

/// <summary>The runtime inside one resource's world: its scripts, handlers, exports and functions. The server calls in on the main
/// thread only; on Mono it does so from another AppDomain.</summary>
internal sealed class ResourceRuntime : MarshalByRefObject
{
    [ThreadStatic]
    private static ResourceRuntime? _current;

    private readonly IServer _server;
    private readonly string _name;
    private readonly FunctionTable _functions;
    private readonly Wire _wire;
    private readonly ResourceClock _clock = new();
    private readonly List<BaseScript> _scripts = new();

    /// <summary>Creates the runtime of a resource's world; <paramref name="owns"/> tells which assemblies belong to it.</summary>
    public ResourceRuntime(IServer server, string name, int instance, Predicate<Assembly> owns)
    {
        _server = server;
        _name = name;
        _functions = new FunctionTable(name, instance);
        _wire = new Wire(this, _functions);
        Ownership.Add(this, owns);
    }

    /// <summary>The resource that the main thread is in. Throws off the main thread, and takes note.</summary>
    public static ResourceRuntime Current => _current ?? throw OffMainThread();

    public Delays Delays { get; } = new();

    public Dictionary<string, Delegate> Exports { get; } = new(StringComparer.Ordinal);

    /// <summary>The resource that the calling code belongs to, or null. Any thread.</summary>
    public static ResourceRuntime? Owner() => _current ?? Ownership.OfCaller();

    // Lives as long as its world, however seldom it is called.
    public override object? InitializeLifetimeService() => null;

    /// <summary>Constructs an assembly's scripts.</summary>
    public void Start(Assembly assembly)
    {
        using var entry = new Entry(this);
        foreach (Type type in LoadableTypes(assembly).Where(IsScript))
        {
            Guard(FaultKind.StartFailed, $"Failed to instantiate instance of script {type.FullName}", () =>
                Add((BaseScript)Activator.CreateInstance(type)!));
        }
    }

    public void Add(BaseScript script)
    {
        if (!_scripts.Contains(script))
        {
            string what = $"Registering the attributes of {script.GetType().Name} failed";
            Guard(FaultKind.StartFailed, what, () => ScriptAttributes.Register(script));
            _scripts.Add(script);
        }
    }

    public void Remove(BaseScript script) => _scripts.Remove(script);

    /// <summary>One tick: ends the waits that are over, then calls every tick handler that is not still running.</summary>
    public void Tick()
    {
        using var entry = new Entry(this);
        Delays.EndDue();
        foreach (BaseScript script in _scripts.ToArray())
        {
            script.Ticks.Run(e => Report(FaultKind.TickFailed, $"Failed to run a tick for {script.GetType().Name}", e));
        }
    }

    /// <summary>Delivers an event to the scripts that handle it.</summary>
    public void HandleEvent(string eventName, byte[] arguments, string source)
    {
        using var entry = new Entry(this);
        Guard(FaultKind.CallFailed, $"SCRIPT ERROR in event ({eventName})", () =>
        {
            List<object?> values = _wire.Read(arguments);
            foreach (BaseScript script in _scripts.ToArray())
            {
                _ = script.EventHandlers.Find(eventName)?.Raise(values, source, this);
            }

            if (Exports.TryGetValue(eventName, out Delegate? export) && values.FirstOrDefault() is CallbackDelegate callback)
            {
                callback(export);
            }
        });
    }

    /// <summary>Calls a function that this resource passed out. Null when there is no answer.</summary>
    public byte[]? CallFunction(int number, byte[] arguments)
    {
        using var entry = new Entry(this);
        byte[]? answer = null;
        Guard(FaultKind.CallFailed, "SCRIPT ERROR in reference call", () =>
        {
            Delegate function = _functions.Find(number) ?? throw new InvalidOperationException($"No such reference for {number}.");
            object? result = function.DynamicInvoke(Arguments.Fit(function.Method, _wire.Read(arguments), string.Empty));
            if (result is Task)
            {
                const string Why = "The function returned a task: a real server would call back on a pool thread and end.";
                throw new FaultException(FaultKind.TaskReturned, Why);
            }

            answer = _wire.Write(new[] { result });
        });
        return answer;
    }

    /// <summary>Nobody has the reference of this function any more.</summary>
    public void ForgetFunction(int number) => _functions.Remove(number);

    public OwnTime TakeTime() => _clock.Take();

    public object? Invoke(ulong native, params object?[] arguments)
    {
        _clock.Cross();
        try
        {
            return _server.Invoke(_name, native, arguments);
        }
        finally
        {
            _clock.Return();
        }
    }

    public unsafe void TriggerEvent(string eventName, object?[]? arguments)
    {
        byte[] data = _wire.Write(arguments);
        MarkBoundary();
        try
        {
            fixed (byte* start = data)
            {
                Invoke((ulong)Hash.TRIGGER_EVENT_INTERNAL, eventName, new IntPtr(start), data.Length);
            }
        }
        finally
        {
            MarkBoundary();
        }
    }

    public unsafe void TriggerClientEvent(string player, string eventName, object?[]? arguments)
    {
        byte[] data = _wire.Write(arguments);
        fixed (byte* start = data)
        {
            Invoke((ulong)Hash.TRIGGER_CLIENT_EVENT_INTERNAL, eventName, player, new IntPtr(start), data.Length);
        }
    }

    public string Reference(Delegate function) => _wire.Reference(function);

    public void Print(string text) => _server.Print(_name, text);

    /// <summary>Takes note of a fault. Any thread.</summary>
    public void Report(FaultKind kind, string what, Exception e)
    {
        Exception cause = Cause(e);
        _server.Report(_name, (cause as FaultException)?.Kind ?? kind, $"{what}: {cause}");
    }

    private static InvalidOperationException OffMainThread()
    {
        var error = new InvalidOperationException(
            "A native, an event or a registration off the main thread. A real server does not refuse: it breaks later and elsewhere.");
        Owner()?.Report(FaultKind.OffMainThread, "Off the main thread", new InvalidOperationException(error.Message + new StackTrace(1)));
        return error;
    }

    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.Where(type => type is not null);
        }
    }

    private static bool IsScript(Type type) =>
        !type.IsAbstract && type.IsSubclassOf(typeof(BaseScript)) && type.GetConstructor(Type.EmptyTypes) is not null;

    private void Guard(FaultKind kind, string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Report(kind, what, e);
        }
    }

    private static Exception Cause(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? Cause(inner) : e;

    private void MarkBoundary()
    {
        _clock.Cross();
        _server.MarkBoundary(_name);
        _clock.Return();
    }

    /// <summary>The main thread is in this resource until this ends.</summary>
    private readonly struct Entry : IDisposable
    {
        private readonly ResourceRuntime _entered;
        private readonly ResourceRuntime? _before;

        public Entry(ResourceRuntime entered)
        {
            _before = _current;
            _entered = entered;
            _current = entered;
            entered._clock.Enter();
        }

        public void Dispose()
        {
            _entered._clock.Leave();
            _current = _before;
        }
    }
}

using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Resources;

namespace FxServer.Host.Events;

/// <summary>Calls functions across worlds by their reference: a resource's, or the server's own. Main thread only.</summary>
internal sealed class Functions
{
    private const string ServerName = "@server";

    private readonly FunctionTable _own = new(ServerName, 0);
    private readonly ResourceList _resources;
    private readonly MainThreadClock _clock;

    public Functions(ResourceList resources, MainThreadClock clock)
    {
        _resources = resources;
        _clock = clock;
    }

    /// <summary>The resource whose event or call is being handled, or null.</summary>
    public string? Invoking { get; private set; }

    /// <summary>A function of the server, as a value to pass in arguments.</summary>
    public static Delegate Of(Action<IReadOnlyList<object?>> function) => function;

    public byte[] Write(object?[] arguments) => MsgPackWriter.Write(arguments, _own.Add);

    /// <summary>Writes arguments whose functions are to be forgotten one day.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="references">Takes the references of the server's own functions among them, for <see cref="Forget"/>.</param>
    public byte[] Write(object?[] arguments, ICollection<string> references) => MsgPackWriter.Write(arguments, function =>
    {
        string reference = _own.Add(function);
        references.Add(reference);
        return reference;
    });

    /// <summary>Nobody will call a function any more: its owner can let it go, as a server's reference counts have it.</summary>
    public void Forget(string reference)
    {
        string[] parts = reference.Split(':');
        int number = Number(parts[2]);
        if (parts[0] == ServerName)
        {
            _own.Remove(number);
        }
        else
        {
            FindOwner(parts).Runtime?.ForgetFunction(number);
        }
    }

    /// <summary>A Lua script has got hold of a function.</summary>
    public void Hold(string reference)
    {
        string[] parts = reference.Split(':');
        FindOwner(parts).Runtime?.HoldFunction(Number(parts[2]));
    }

    /// <summary>A Lua script has let go of it.</summary>
    public void Release(string reference)
    {
        string[] parts = reference.Split(':');
        FindOwner(parts).Runtime?.ReleaseFunction(Number(parts[2]));
    }

    /// <summary>True for functions of Lua scripts, whose runtime counts who holds them.</summary>
    public bool IsOfLua(string reference) => FindOwner(reference.Split(':')).Runtime?.Use == MainThreadUse.Lua;

    /// <summary>The server calls a resource's function.</summary>
    public object? Call(string reference, params object?[] arguments)
    {
        byte[]? answer = Invoke(null, reference, Write(arguments));
        return answer is null ? null : Read(answer).FirstOrDefault();
    }

    /// <summary>Calls a function; null when nothing comes back, be it that it threw or that its resource is gone.</summary>
    public byte[]? Invoke(string? caller, string reference, byte[] arguments)
    {
        string[] parts = reference.Split(':');
        int number = Number(parts[2]);
        if (parts[0] == ServerName)
        {
            return CallOwn(number, arguments);
        }

        byte[]? answer = null;
        if (FindOwner(parts) is { Runtime: { } runtime, Account: { } account })
        {
            if (caller is not null && caller != parts[0])
            {
                account.CallFunction();
            }

            using MainThreadClock.Scope scope = _clock.Enter(account, runtime.Use);
            As(caller, () => answer = runtime.CallFunction(number, arguments));
        }

        return answer;
    }

    public void As(string? caller, Action action)
    {
        string? before = Invoking;
        Invoking = caller;
        try
        {
            action();
        }
        finally
        {
            Invoking = before;
        }
    }

    private byte[]? CallOwn(int number, byte[] arguments)
    {
        if (_own.Find(number) is not Action<IReadOnlyList<object?>> function)
        {
            return null;
        }

        function(Read(arguments));
        return Write(Array.Empty<object?>());
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private (IScriptRuntime? Runtime, ResourceAccount? Account) FindOwner(string[] parts)
    {
        Resource? owner = _resources.Find(parts[0]);
        return (owner?.Find(Number(parts[1])), owner?.Account);
    }

    private List<object?> Read(byte[] data) =>
        MsgPackReader.ReadList(data, reference => RemoteFunction.Of(reference, Call));
}

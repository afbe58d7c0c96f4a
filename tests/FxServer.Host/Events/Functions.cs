using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using FxServer.Host.Resources;

namespace FxServer.Host.Events;

/// <summary>Calls functions across worlds by their reference: a resource's, or the server's own. Main thread only.</summary>
internal sealed class Functions
{
    private const string ServerName = "@server";

    private readonly FunctionTable _own = new(ServerName, 0);
    private readonly ResourceList _resources;

    public Functions(ResourceList resources) => _resources = resources;

    /// <summary>The resource whose event or call is being handled, or null.</summary>
    public string? Invoking { get; private set; }

    /// <summary>A function of the server, as a value to pass in arguments.</summary>
    public static Delegate Of(Action<IReadOnlyList<object?>> function) => function;

    public byte[] Write(object?[] arguments) => MsgPackWriter.Write(arguments, _own.Add);

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
        int number = int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (parts[0] == ServerName)
        {
            ((Action<IReadOnlyList<object?>>)_own.Find(number)!)(Read(arguments));
            return null;
        }

        Resource? owner = _resources.Find(parts[0]);
        byte[]? answer = null;
        if (owner?.Runtime is { } runtime && owner.Instance == int.Parse(parts[1], CultureInfo.InvariantCulture))
        {
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

    private List<object?> Read(byte[] data) =>
        MsgPackReader.ReadList(data, reference => new CallbackDelegate(arguments => Call(reference, arguments)!));
}

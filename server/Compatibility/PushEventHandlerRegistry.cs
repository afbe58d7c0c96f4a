using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>Functions that other resources have registered for types of push events, until their resource stops. Main thread
/// only.</summary>
internal sealed class PushEventHandlerRegistry
{
    /// <summary>Most functions at one time; further ones are refused and logged.</summary>
    public const int Capacity = 1000;

    private const int MaxTypeLength = 128;

    private readonly List<(string Type, string Owner, Action<Table> Handle)> _handlers = new();
    private readonly ILogger _log;

    public PushEventHandlerRegistry(ILogger log) => _log = log;

    /// <summary>The owner of each function.</summary>
    public IReadOnlyList<string> Owners => _handlers.ConvertAll(handler => handler.Owner);

    /// <summary>Registers a function.</summary>
    /// <param name="type">The type, in any case.</param>
    /// <param name="owner">The resource it belongs to.</param>
    /// <param name="handle">Called with the envelope, without its key.</param>
    /// <returns>False when it is refused.</returns>
    public bool Register(object? type, string owner, Action<Table> handle)
    {
        if (type is not string text || string.IsNullOrWhiteSpace(text) || text.Length > MaxTypeLength || _handlers.Count >= Capacity)
        {
            Log.PushEventHandlerRefused(_log, owner);
            return false;
        }

        _handlers.Add((text.Trim().ToUpperInvariant(), owner, handle));
        return true;
    }

    /// <summary>Removes the functions of a resource that stops.</summary>
    public void ResourceStopped(string owner) => _handlers.RemoveAll(handler => handler.Owner == owner);

    /// <summary>The functions to call for a push, in the order of registration. They do not throw: an exception is logged.</summary>
    public IReadOnlyList<Action> For(PushEvent push)
    {
        List<Action>? calls = null;
        Table? envelope = null;
        foreach (var handler in _handlers)
        {
            if (handler.Type == push.Type)
            {
                envelope ??= WholeEnvelope(push);
                (calls ??= new List<Action>()).Add(Call(handler, envelope));
            }
        }

        return calls ?? (IReadOnlyList<Action>)Array.Empty<Action>();
    }

    private static Table WholeEnvelope(PushEvent push)
    {
        var envelope = push.Envelope.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        envelope["type"] = push.Type;
        envelope["data"] = push.Data;
        return envelope;
    }

    // A separate method, so that no closure is allocated while there is no function.
    private Action Call((string Type, string Owner, Action<Table> Handle) handler, Table envelope) => () =>
    {
        try
        {
            handler.Handle(envelope);
        }
        catch (Exception exception)
        {
            Log.PushEventHandlerThrew(_log, handler.Owner, handler.Type, exception);
        }
    };
}

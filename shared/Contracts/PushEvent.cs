namespace SonoranPush.Contracts;

/// <summary>One push event, ready to be raised: plain values only (string, boolean, long, double, list, dictionary, null), with the
/// arguments of its server events already serialised. Immutable, except the header byte that <see cref="Arguments"/> switches.</summary>
internal sealed class PushEvent
{
    /// <summary>Creates an event.</summary>
    /// <param name="type">Upper-case type.</param>
    /// <param name="data">The event's data, never null.</param>
    /// <param name="envelope">Members of the envelope other than key, type and data.</param>
    /// <param name="meta">Where it came from.</param>
    /// <param name="arguments">Arguments of the server events.</param>
    public PushEvent(
        string type,
        IReadOnlyDictionary<string, object?> data,
        IReadOnlyDictionary<string, object?> envelope,
        PushEventMeta meta,
        PushEventArguments arguments)
    {
        Type = type;
        Data = data;
        Envelope = envelope;
        Meta = meta;
        Arguments = arguments;
    }

    /// <summary>Upper-case type, known or not.</summary>
    public string Type { get; }

    /// <summary>The event's data; empty when the envelope had none.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; }

    /// <summary>Members of the envelope other than key, type and data. Never contains the key.</summary>
    public IReadOnlyDictionary<string, object?> Envelope { get; }

    /// <summary>Where and when it came from.</summary>
    public PushEventMeta Meta { get; }

    /// <summary>The serialised arguments of the generic and of the typed server event.</summary>
    public PushEventArguments Arguments { get; }
}

/// <summary>Where and when a push event came from.</summary>
/// <param name="ServerId">The CAD server id of the session.</param>
/// <param name="Transport">One of <see cref="PushTransport"/>.</param>
/// <param name="ReceivedAt">Unix time in milliseconds.</param>
/// <param name="Sequence">Counts the session's events from 1; a gap means that events were dropped.</param>
internal readonly record struct PushEventMeta(int ServerId, string Transport, long ReceivedAt, long Sequence)
{
    /// <summary>True for a sample of the console command: handlers are called, but the state does not change.</summary>
    public bool IsTest => Transport == PushTransport.Test;
}

/// <summary>The values of <c>meta.transport</c>.</summary>
internal static class PushTransport
{
    /// <summary>Over the session's websocket.</summary>
    public const string Websocket = "websocket";

    /// <summary>Posted by the CAD because no session existed.</summary>
    public const string Http = "http";

    /// <summary>A sample that the console command raised.</summary>
    public const string Test = "test";
}

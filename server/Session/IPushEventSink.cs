using System;
using SonoranPush.PushEvents;

namespace SonoranPush.Session;

/// <summary>Where a connection hands over what the hub pushes. Called by one connection's receive loop, which waits: a flood
/// is slowed down at the socket instead of piling up here.</summary>
internal interface IPushEventSink
{
    /// <summary>Longest payload that is worth reading, in bytes.</summary>
    int MaxPayloadBytes { get; }

    /// <summary>Takes the raw argument of a push event call. Never throws on its content.</summary>
    /// <param name="payload">JSON in UTF-8, valid during the call.</param>
    void Receive(ReadOnlySpan<byte> payload);

    /// <summary>Notes that a push event call has more arguments than the event.</summary>
    /// <param name="count">How many more.</param>
    void IgnoreArguments(int count);

    /// <summary>Counts a record that could not be handed over.</summary>
    void Refuse(PushRejection refusal);
}

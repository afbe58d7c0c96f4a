using SonoranPush.PushEvents;

namespace SonoranPush.Session.Transport;

/// <summary>Receives what the hub pushes over a connection. Called by the connection's receive loop, which waits, so that a flood is slowed
/// down at the socket.</summary>
internal interface IPushEventSink
{
    /// <summary>Longest accepted payload in bytes.</summary>
    int MaxPayloadBytes { get; }

    /// <summary>Receives the raw argument of a push event call. Never throws, whatever it contains.</summary>
    /// <param name="payload">JSON in UTF-8, valid during the call.</param>
    void Receive(ReadOnlySpan<byte> payload);

    /// <summary>Notes that a push event call has more arguments than the event.</summary>
    /// <param name="count">How many more.</param>
    void IgnoreArguments(int count);

    /// <summary>Counts a record that could not be passed on.</summary>
    void Refuse(PushRejection refusal);
}

using SonoranPush.Contracts;

namespace SonoranPush.PushEvents;

/// <summary>An item of the queue: a push event, a session event, a part of a snapshot, or the end of a server id. Immutable.</summary>
internal abstract class QueueItem
{
    protected QueueItem(int serverId) => ServerId = serverId;

    /// <summary>The session's CAD server id.</summary>
    public int ServerId { get; }
}

/// <summary>A queued push event. May be dropped when the queue is full.</summary>
internal sealed class QueuedPushEvent : QueueItem
{
    /// <summary>Creates the item.</summary>
    /// <param name="pushEvent">The event.</param>
    /// <param name="weight">Bytes that it holds in memory, estimated.</param>
    public QueuedPushEvent(PushEvent pushEvent, long weight)
        : base(pushEvent.Meta.ServerId)
    {
        Event = pushEvent;
        Weight = weight;
    }

    public PushEvent Event { get; }

    /// <summary>Bytes that it holds in memory, estimated.</summary>
    public long Weight { get; }
}

/// <summary>A session event, or a sample of a change event. Never dropped, and in order with the push events.</summary>
internal sealed class QueuedSessionEvent : QueueItem
{
    /// <summary>Creates the item.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="eventName">The server event.</param>
    /// <param name="arguments">Its serialised arguments.</param>
    public QueuedSessionEvent(int serverId, string eventName, byte[] arguments)
        : base(serverId)
    {
        EventName = eventName;
        Arguments = new ArraySegment<byte>(arguments);
    }

    /// <summary>The server event.</summary>
    public string EventName { get; }

    /// <summary>Its serialised arguments.</summary>
    public ArraySegment<byte> Arguments { get; }
}

/// <summary>The end of a CAD server id that is no longer configured: its state is removed. Never dropped, and after all items of that
/// id.</summary>
internal sealed class ServerRemoved : QueueItem
{
    /// <summary>Creates the item.</summary>
    /// <param name="serverId">The CAD server.</param>
    /// <param name="isCommunityLeft">The whole community is no longer configured.</param>
    public ServerRemoved(int serverId, bool isCommunityLeft = false)
        : base(serverId) => IsCommunityLeft = isCommunityLeft;

    /// <summary>True when the data of the community, such as its linked accounts, is removed too.</summary>
    public bool IsCommunityLeft { get; }
}

using System;
using SonoranPush.Contracts;

namespace SonoranPush.PushEvents;

/// <summary>What waits for the tick: a push event, a change of a session, a part of a snapshot, or the end of a server id. Immutable.</summary>
internal abstract class QueueItem
{
    /// <summary>Creates an item.</summary>
    protected QueueItem(int serverId) => ServerId = serverId;

    /// <summary>The session's CAD server id.</summary>
    public int ServerId { get; }
}

/// <summary>A push event on its way to the tick. May be dropped when the queue is full.</summary>
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

    /// <summary>The event.</summary>
    public PushEvent Event { get; }

    /// <summary>Bytes that it holds in memory, estimated.</summary>
    public long Weight { get; }
}

/// <summary>A session began or ended, or a change event is tested. Never dropped, and never out of order against the events around it.</summary>
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

/// <summary>A CAD server is no longer this resource's: what is known of it is removed. Never dropped, and behind everything that came
/// for it.</summary>
internal sealed class ServerRemoved : QueueItem
{
    /// <summary>Creates the item.</summary>
    /// <param name="serverId">The CAD server.</param>
    /// <param name="isCommunityLeft">The whole community is no longer this resource's.</param>
    public ServerRemoved(int serverId, bool isCommunityLeft = false)
        : base(serverId) => IsCommunityLeft = isCommunityLeft;

    /// <summary>True when what is known of the community, such as its linked accounts, is over, too.</summary>
    public bool IsCommunityLeft { get; }
}

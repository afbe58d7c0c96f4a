using SonoranPush.Hosting;

namespace SonoranPush.PushEvents;

/// <summary>Serialises the arguments of the server events about a session and its CAD server: one table each. Any thread.</summary>
internal static class SessionEventArguments
{
    /// <summary>Arguments of <c>sonoranpush:connected</c>.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="reconnected">False the first time.</param>
    /// <param name="gap">How long there was no session; zero the first time.</param>
    public static byte[] Connected(int serverId, bool reconnected, TimeSpan gap)
    {
        var writer = Begin(3, serverId);
        writer.Write("reconnected");
        writer.Write(reconnected);
        writer.Write("gapMs");
        writer.Write((long)gap.TotalMilliseconds);
        return writer.ToArray();
    }

    /// <summary>Arguments of <c>sonoranpush:disconnected</c>.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="reason">The reason, a word of the contract.</param>
    /// <param name="retryIn">When the next attempt begins.</param>
    public static byte[] Disconnected(int serverId, string reason, TimeSpan retryIn)
    {
        var writer = Begin(3, serverId);
        writer.Write("reason");
        writer.Write(reason);
        writer.Write("retryInMs");
        writer.Write((long)retryIn.TotalMilliseconds);
        return writer.ToArray();
    }

    /// <summary>Arguments of <c>sonoranpush:snapshot</c>.</summary>
    /// <param name="serverId">The CAD server id.</param>
    /// <param name="units">Its known units.</param>
    /// <param name="calls">Open dispatch calls.</param>
    /// <param name="emergencyCalls">911 calls.</param>
    public static ArraySegment<byte> Snapshot(int serverId, int units, int calls, int emergencyCalls)
    {
        var writer = Begin(4, serverId);
        writer.Write("units");
        writer.Write((long)units);
        writer.Write("calls");
        writer.Write((long)calls);
        writer.Write("emergencyCalls");
        writer.Write((long)emergencyCalls);
        return writer.Written;
    }

    /// <summary>Arguments of <c>sonoranpush:eventsDropped</c>.</summary>
    public static ArraySegment<byte> EventsDropped(int serverId, long count)
    {
        var writer = Begin(2, serverId);
        writer.Write("count");
        writer.Write(count);
        return writer.Written;
    }

    private static MessagePackWriter Begin(int members, int serverId)
    {
        var writer = new MessagePackWriter(96);
        writer.WriteArrayHeader(1);
        writer.WriteMapHeader(members);
        writer.Write("serverId");
        writer.Write((long)serverId);
        return writer;
    }
}

using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>One call to the hub, in flight or ended. Location loop only, except for the call's own task.</summary>
internal sealed class LocationCall
{
    private readonly Task<CallEnd> _task;

    /// <summary>Starts the call.</summary>
    /// <param name="channel">The channel to the hub.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="now">The clock. Any thread.</param>
    public LocationCall(IUnitLocationChannel channel, IReadOnlyList<UnitLocation> rows, Func<TimeSpan> now)
    {
        StartedAt = now();
        _task = RunAsync(channel, rows, now);
    }

    /// <summary>When it was started.</summary>
    public TimeSpan StartedAt { get; }

    /// <summary>True once <see cref="End"/> is known.</summary>
    public bool HasEnded => _task.IsCompleted;

    /// <summary>How it ended. Only after <see cref="HasEnded"/>.</summary>
    public CallEnd End => _task.Result;

    // Never faults, because its rows must be returned and nothing observes the last call of a stopped resource.
    private static async Task<CallEnd> RunAsync(IUnitLocationChannel channel, IReadOnlyList<UnitLocation> rows, Func<TimeSpan> now)
    {
        try
        {
            return new CallEnd(await channel.SendAsync(rows).ConfigureAwait(false), null, now());
        }
        catch (Exception exception)
        {
            return new CallEnd(null, exception.GetBaseException().Message, now());
        }
    }
}

/// <summary>How a call ended.</summary>
/// <param name="Reply">The hub's reply, or null without one.</param>
/// <param name="Error">The connection's error; null with a reply.</param>
/// <param name="At">When it ended; a poll sees it up to a step later.</param>
internal readonly record struct CallEnd(HubReply? Reply, string? Error, TimeSpan At);

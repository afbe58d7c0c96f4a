using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Session;

namespace SonoranPush.Cad.Snapshots;

/// <summary>Decides when a snapshot is fetched: after every login and every loss of events; and, less urgently, when a push named an
/// unknown id or when the last snapshot was incomplete. One at a time, at most one a minute. Main thread only.</summary>
internal sealed class SnapshotScheduler
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // An unknown id may be of a kind that no snapshot contains, so it is less urgent than a gap.
    private static readonly TimeSpan HintInterval = TimeSpan.FromMinutes(5);

    // A request that keeps failing may never succeed, such as calls on a plan without them.
    private static readonly TimeSpan LongestHintInterval = TimeSpan.FromHours(1);

    private readonly Func<int, SessionSettings?> _findSession;
    private readonly SnapshotFetcher _fetch;
    private readonly SnapshotMerger _merge;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly List<int> _wanted = new();
    private readonly HashSet<int> _hinted = new();

    // By server id; without those whose last snapshot was complete.
    private readonly Dictionary<int, TimeSpan> _intervalsAfterFailure = new();
    private CancellationTokenSource? _cancellation;

    // Time stamps by server id, of the last snapshot if it was complete.
    private readonly Dictionary<int, long> _completedAt = new();

    // The session of the current or last snapshot; null when it was cancelled.
    private SessionSettings? _session;
    private Task _running = Task.CompletedTask;
    private bool _stopped;
    private long? _beganAt;
    private long? _endedAt;

    /// <summary>Creates an empty schedule.</summary>
    /// <param name="findSession">Finds the settings of a CAD server's session; null when it has ended.</param>
    /// <param name="fetch">Fetches the parts.</param>
    /// <param name="merge">Merges the parts and reports the end.</param>
    /// <param name="log">Receives a line when a snapshot is incomplete.</param>
    /// <param name="time">The clock.</param>
    public SnapshotScheduler(
        Func<int, SessionSettings?> findSession, SnapshotFetcher fetch, SnapshotMerger merge, ILogger log, TimeProvider time)
    {
        _findSession = findSession;
        _fetch = fetch;
        _merge = merge;
        _log = log;
        _time = time;
        merge.Ended += OnEnded;
    }

    /// <summary>Requests a snapshot because events were missed.</summary>
    public void Request(int serverId)
    {
        if (!_wanted.Contains(serverId))
        {
            _wanted.Add(serverId);
        }
    }

    /// <summary>Age of the last snapshot of a CAD server; null when there was none or it was incomplete.</summary>
    public TimeSpan? AgeOf(int serverId) => _completedAt.TryGetValue(serverId, out var at) ? _time.GetElapsedTime(at) : null;

    /// <summary>Requests a less urgent snapshot because it may contain an unknown id.</summary>
    public void Hint(int serverId) => _hinted.Add(serverId);

    /// <summary>Begins the next snapshot when it is due. Call it once a tick.</summary>
    public void Tick()
    {
        if (_merge.IsOpen)
        {
            CallOffIfLeft();
            return;
        }

        if (_stopped || !IsOver(Interval, _beganAt))
        {
            return;
        }

        if (_wanted.Count == 0)
        {
            FollowHint();
        }

        if (_wanted.Count > 0)
        {
            var serverId = _wanted[0];
            _wanted.RemoveAt(0);
            Begin(serverId);
        }
    }

    /// <summary>Cancels the running snapshot; the instance cannot be used again.</summary>
    /// <returns>Completes when no task of it runs.</returns>
    public Task StopAsync()
    {
        _stopped = true;
        _session = null;
        return Task.Run(async () =>
        {
            // On the pool, because cancelling a request takes time.
            _cancellation?.Cancel();
            await _running.ConfigureAwait(false);
            _fetch.Close();
        });
    }

    // Also when the key has changed, because the old one may be invalid: the new session requests its own.
    private void CallOffIfLeft()
    {
        if (_session is { } session && _findSession(session.ServerId) != session)
        {
            _session = null;
            var cancellation = _cancellation!;
            Task.Run(cancellation.Cancel);
        }
    }

    private void FollowHint()
    {
        foreach (var serverId in _hinted)
        {
            if (IsOver(HintIntervalOf(serverId), _endedAt))
            {
                _hinted.Remove(serverId);
                _wanted.Add(serverId);
                return;
            }
        }
    }

    private void Begin(int serverId)
    {
        if (_findSession(serverId) is not { } session)
        {
            return;
        }

        var cancellation = new CancellationTokenSource();
        _cancellation = cancellation;
        _session = session;
        _beganAt = _time.GetTimestamp();
        _merge.Begin(serverId);
        _running = Task.Run(() => _fetch.RunAsync(new SnapshotTarget(session), cancellation.Token));
    }

    private void OnEnded(int serverId, string? problem)
    {
        _endedAt = _time.GetTimestamp();
        _completedAt.Remove(serverId);
        if (problem is null)
        {
            _completedAt[serverId] = _endedAt.Value;
            _intervalsAfterFailure.Remove(serverId);

            // The missing entries have arrived, or do not exist.
            _hinted.Remove(serverId);
        }
        else if (_session is not null)
        {
            var twice = _intervalsAfterFailure.TryGetValue(serverId, out var last) ? last + last : HintInterval;
            var interval = twice < LongestHintInterval ? twice : LongestHintInterval;
            _intervalsAfterFailure[serverId] = interval;
            Hint(serverId);
            Log.SnapshotFailed(_log, serverId, problem, interval);
        }
    }

    private TimeSpan HintIntervalOf(int serverId) =>
        _intervalsAfterFailure.TryGetValue(serverId, out var interval) ? interval : HintInterval;

    private bool IsOver(TimeSpan interval, long? since) => since is not { } began || _time.GetElapsedTime(began) >= interval;
}

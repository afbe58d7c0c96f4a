using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Session;

namespace SonoranPush.Cad.Snapshots;

/// <summary>Decides when a snapshot is fetched: after every login and every loss; and, less urgently, when a push named something that
/// is not known or when the last snapshot was not whole. One at a time, at most one a minute. Tick thread only.</summary>
internal sealed class SnapshotScheduler
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // What is not known is a hint, not a gap: it may be of a kind that no snapshot shows.
    private static readonly TimeSpan HintInterval = TimeSpan.FromMinutes(5);

    // What failed over and over may never be had, such as calls without a plan that includes them.
    private static readonly TimeSpan LongestHintInterval = TimeSpan.FromHours(1);

    private readonly Func<int, SessionSettings?> _findSession;
    private readonly SnapshotFetcher _fetch;
    private readonly SnapshotMerger _merge;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly List<int> _wanted = new();
    private readonly HashSet<int> _hinted = new();

    // By server id; one whose last snapshot was whole is not here.
    private readonly Dictionary<int, TimeSpan> _intervalsAfterFailure = new();
    private CancellationTokenSource? _cancellation;

    // Time stamps by server id, of the last snapshot if it was whole.
    private readonly Dictionary<int, long> _completedAt = new();

    // Whose snapshot is under way or was the last one; null when it was called off.
    private SessionSettings? _session;
    private Task _running = Task.CompletedTask;
    private bool _stopped;
    private long? _beganAt;
    private long? _endedAt;

    /// <summary>Creates an empty schedule.</summary>
    /// <param name="findSession">Finds what the session of a CAD server was made of; null when there is none any more.</param>
    /// <param name="fetch">Fetches.</param>
    /// <param name="merge">Is told of the beginning, and tells of the end.</param>
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

    /// <summary>Something has happened that nobody heard of.</summary>
    public void Request(int serverId)
    {
        if (!_wanted.Contains(serverId))
        {
            _wanted.Add(serverId);
        }
    }

    /// <summary>Age of the last snapshot of a CAD server; null when there was none or it was not whole.</summary>
    public TimeSpan? AgeOf(int serverId) => _completedAt.TryGetValue(serverId, out var at) ? _time.GetElapsedTime(at) : null;

    /// <summary>Something is missing that a snapshot may hold.</summary>
    public void Hint(int serverId) => _hinted.Add(serverId);

    /// <summary>Begins the next snapshot when its time has come. Call it once a tick.</summary>
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

    /// <summary>Ends what is under way, for good.</summary>
    /// <returns>Completes when no task of it runs.</returns>
    public Task StopAsync()
    {
        _stopped = true;
        _session = null;
        return Task.Run(async () =>
        {
            // On the pool: ending a request is work.
            _cancellation?.Cancel();
            await _running.ConfigureAwait(false);
            _fetch.Close();
        });
    }

    // With another key, too, since the one it was begun with may be worth nothing any more: the new session asks for its own.
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

            // What was missing has come, or cannot be had.
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

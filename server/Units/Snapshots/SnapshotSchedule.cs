using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Units.Snapshots;

/// <summary>Decides when a snapshot is fetched: after every login and every loss, and when a push named a call that is not known. One at a time,
/// at most one a minute. Tick thread only.</summary>
internal sealed class SnapshotSchedule
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // An unknown call is a hint, not a gap: it may be of a kind that no snapshot shows.
    private static readonly TimeSpan HintInterval = TimeSpan.FromMinutes(5);

    private readonly Func<int, SnapshotTarget?> _findTarget;
    private readonly SnapshotFetch _fetch;
    private readonly SnapshotMerge _merge;
    private readonly TimeProvider _time;
    private readonly List<int> _wanted = new();
    private readonly HashSet<int> _hinted = new();
    private CancellationTokenSource? _cancellation;
    private Task _running = Task.CompletedTask;
    private bool _stopped;
    private long? _beganAt;

    /// <summary>Creates an empty schedule.</summary>
    /// <param name="findTarget">Finds the target of a CAD server; null when there is no session for it any more.</param>
    /// <param name="fetch">Fetches.</param>
    /// <param name="merge">Is told of the beginning.</param>
    /// <param name="time">The clock.</param>
    public SnapshotSchedule(Func<int, SnapshotTarget?> findTarget, SnapshotFetch fetch, SnapshotMerge merge, TimeProvider time)
    {
        _findTarget = findTarget;
        _fetch = fetch;
        _merge = merge;
        _time = time;
    }

    /// <summary>Something has happened that nobody heard of.</summary>
    public void Request(int serverId)
    {
        if (!_wanted.Contains(serverId))
        {
            _wanted.Add(serverId);
        }
    }

    /// <summary>Something is missing that a snapshot may hold.</summary>
    public void Hint(int serverId) => _hinted.Add(serverId);

    /// <summary>Begins the next snapshot when its time has come. Call it once a tick.</summary>
    public void Tick()
    {
        if (_wanted.Count == 0 && _hinted.Count > 0 && IsOver(HintInterval))
        {
            _wanted.AddRange(_hinted);
            _hinted.Clear();
        }

        if (_wanted.Count > 0 && !_merge.IsOpen && IsOver(Interval) && !_stopped)
        {
            var serverId = _wanted[0];
            _wanted.RemoveAt(0);
            Begin(serverId);
        }
    }

    /// <summary>Ends what is under way, for good.</summary>
    /// <returns>Completes when nothing of it is left.</returns>
    public Task StopAsync()
    {
        _stopped = true;
        return Task.Run(async () =>
        {
            // On the pool: ending a request is work.
            _cancellation?.Cancel();
            await _running.ConfigureAwait(false);
            _fetch.Close();
        });
    }

    private void Begin(int serverId)
    {
        if (_findTarget(serverId) is not { } target)
        {
            return;
        }

        var cancellation = new CancellationTokenSource();
        _cancellation = cancellation;
        _beganAt = _time.GetTimestamp();
        _hinted.Remove(serverId);
        _merge.Begin(serverId);
        _running = Task.Run(() => _fetch.RunAsync(target, cancellation.Token));
    }

    private bool IsOver(TimeSpan interval) => _beganAt is not { } began || _time.GetElapsedTime(began) >= interval;
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Units.Snapshots;

/// <summary>Fetches calls and units of one CAD server and hands them over part by part, within the service's limits: 5 requests
/// a minute for calls, 3 for units, shared with whoever else uses the key. Runs on the pool, one snapshot at a time.</summary>
internal sealed class SnapshotFetch
{
    private const int MaxAttempts = 3;
    private const int MaxUnits = 50_000;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly CadRest _rest;
    private readonly Action<SnapshotPart> _deliver;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly RequestPace _callsPace;
    private readonly RequestPace _unitsPace;

    /// <summary>Creates it.</summary>
    /// <param name="rest">The service.</param>
    /// <param name="deliver">Takes the parts in their order.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public SnapshotFetch(CadRest rest, Action<SnapshotPart> deliver, ILogger log, TimeProvider time)
    {
        _rest = rest;
        _deliver = deliver;
        _log = log;
        _time = time;
        _callsPace = new RequestPace(TimeSpan.FromSeconds(12), time);
        _unitsPace = new RequestPace(TimeSpan.FromSeconds(20), time);
    }

    /// <summary>Fetches everything. The last part says how it ended. Never faults.</summary>
    public async Task RunAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        var problem = "the resource stops";
        try
        {
            problem = await FetchCallsAsync(target, cancellation).ConfigureAwait(false)
                ?? await FetchUnitsAsync(target, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Somebody else needs the place, or the resource stops.
        }
        catch (Exception exception)
        {
            problem = exception.GetType().Name;
            Log.Unexpected(_log, "a snapshot", exception);
        }

        if (problem is null)
        {
            return;
        }

        if (!cancellation.IsCancellationRequested)
        {
            Log.SnapshotFailed(_log, target.ServerId, problem);
        }

        _deliver(new SnapshotPart(target.ServerId) { Through = SnapshotStage.Failed });
    }

    /// <summary>Leaves nothing open.</summary>
    public void Close() => _rest.Close();

    private async Task<string?> FetchCallsAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        var answer = await GetAsync(target.Calls, target, _callsPace, cancellation).ConfigureAwait(false);
        if (SnapshotReader.ActiveCalls(answer.Value) is not { } calls)
        {
            return answer.Problem ?? "the answer holds no calls";
        }

        foreach (var part in SnapshotReader.Cut(calls, table => Call.Read(table, target.ServerId, CallEntryKind.Snapshot)))
        {
            _deliver(new SnapshotPart(target.ServerId) { Calls = part });
        }

        foreach (var part in SnapshotReader.Cut(
            SnapshotReader.EmergencyCalls(answer.Value), table => EmergencyCall.Read(table, null, target.ServerId)))
        {
            _deliver(new SnapshotPart(target.ServerId) { EmergencyCalls = part });
        }

        _deliver(new SnapshotPart(target.ServerId) { Through = SnapshotStage.Calls });
        return null;
    }

    private async Task<string?> FetchUnitsAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        for (var offset = 0; offset < MaxUnits; offset += SnapshotTarget.PageSize)
        {
            var answer = await GetAsync(target.Units(offset), target, _unitsPace, cancellation).ConfigureAwait(false);
            if (SnapshotReader.Units(answer.Value) is not { } page)
            {
                return answer.Problem ?? "the answer holds no units";
            }

            DeliverUnits(target, page);
            if (page.Count < SnapshotTarget.PageSize)
            {
                break;
            }
        }

        _deliver(new SnapshotPart(target.ServerId) { Through = SnapshotStage.Units });
        return null;
    }

    private void DeliverUnits(SnapshotTarget target, List<object?> page)
    {
        foreach (var part in SnapshotReader.Cut(page, table => Unit.Read(table, target.ServerId)))
        {
            _deliver(new SnapshotPart(target.ServerId) { Units = part });
        }
    }

    private async Task<RestAnswer> GetAsync(Uri address, SnapshotTarget target, RequestPace pace, CancellationToken cancellation)
    {
        var wait = FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            await pace.WaitAsync(cancellation).ConfigureAwait(false);
            var answer = await _rest.GetAsync(address, target.Settings.Key, cancellation).ConfigureAwait(false);
            if (!answer.IsPassing || attempt == MaxAttempts)
            {
                return answer;
            }

            await _time.Delay(Within(answer.RetryAfter ?? wait), cancellation).ConfigureAwait(false);
            wait += wait;
        }
    }

    private static TimeSpan Within(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
}

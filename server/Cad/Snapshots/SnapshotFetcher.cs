using System.Net.Http;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Rest;

namespace SonoranPush.Cad.Snapshots;

/// <summary>Fetches calls and units of one CAD server and delivers them in parts, within the service's limits: 5 requests a minute for
/// calls, 3 for units, shared with all other users of the key. A failure of one does not prevent the other. Runs on the pool, one snapshot
/// at a time.</summary>
internal sealed class SnapshotFetcher
{
    private const int MaxAttempts = 3;
    private const int MaxUnits = 50_000;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(20);

    private readonly CadRestClient _rest;
    private readonly Action<SnapshotChunk> _deliver;
    private readonly ILogger _log;
    private readonly EndpointLimits _limits;

    /// <param name="rest">The service.</param>
    /// <param name="deliver">Receives the parts in order.</param>
    /// <param name="log">The log.</param>
    /// <param name="limits">The rate limiters, shared with the other users of the service.</param>
    public SnapshotFetcher(CadRestClient rest, Action<SnapshotChunk> deliver, ILogger log, EndpointLimits limits)
    {
        _rest = rest;
        _deliver = deliver;
        _log = log;
        _limits = limits;
    }

    /// <summary>Fetches everything. The last part has the result. Never faults.</summary>
    public async Task RunAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        string? problem;
        try
        {
            problem = await FetchAsync(target, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            problem = "it was called off";
        }
        catch (Exception exception)
        {
            problem = exception.GetType().Name;
            Log.Unexpected(_log, "a snapshot", exception);
        }

        _deliver(new SnapshotChunk(target.ServerId) { Through = SnapshotStage.End, Problem = problem });
    }

    /// <summary>Disposes the client.</summary>
    public void Close() => _rest.Close();

    private async Task<string?> FetchAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        // Calls first: they are one request, while units may take minutes. Calls that are rate limited are fetched last.
        var calls = await GetAsync(target.Calls, target, CadEndpoint.Calls, 1, 1, cancellation).ConfigureAwait(false);
        var callsProblem = DeliverCalls(target, calls);
        var unitsProblem = await FetchUnitsAsync(target, cancellation).ConfigureAwait(false);
        if (calls.IsPassing)
        {
            calls = await GetAsync(target.Calls, target, CadEndpoint.Calls, 2, MaxAttempts, cancellation).ConfigureAwait(false);
            callsProblem = DeliverCalls(target, calls);
        }

        var problems = new[] { callsProblem, unitsProblem }.OfType<string>().Distinct(StringComparer.Ordinal);
        return string.Join("; ", problems) is { Length: > 0 } problem ? problem : null;
    }

    private string? DeliverCalls(SnapshotTarget target, RestResponse answer)
    {
        if (SnapshotReader.ActiveCalls(answer.Value) is not { } calls)
        {
            return answer.Problem ?? "the answer holds no calls";
        }

        foreach (var part in SnapshotReader.Cut(calls, table => Call.Read(table, target.ServerId, CallEntryKind.Snapshot)))
        {
            _deliver(new SnapshotChunk(target.ServerId) { Calls = part });
        }

        foreach (var part in SnapshotReader.Cut(
            SnapshotReader.EmergencyCalls(answer.Value), table => EmergencyCall.Read(table, null, target.ServerId)))
        {
            _deliver(new SnapshotChunk(target.ServerId) { EmergencyCalls = part });
        }

        _deliver(new SnapshotChunk(target.ServerId) { Through = SnapshotStage.Calls });
        return null;
    }

    private async Task<string?> FetchUnitsAsync(SnapshotTarget target, CancellationToken cancellation)
    {
        var seen = new HashSet<long>();
        for (var offset = 0; offset < MaxUnits; offset += SnapshotTarget.PageSize - SnapshotTarget.PageOverlap)
        {
            var answer = await GetAsync(target.Units(offset), target, CadEndpoint.Units, 1, MaxAttempts, cancellation).ConfigureAwait(false);
            if (SnapshotReader.Units(answer.Value) is not { } page)
            {
                return answer.Problem ?? "the answer holds no units";
            }

            if (!DeliverUnits(target, page, seen) && offset > 0)
            {
                return "so many units logged out meanwhile that others may have been passed over";
            }

            if (page.Count < SnapshotTarget.PageSize)
            {
                break;
            }
        }

        _deliver(new SnapshotChunk(target.ServerId) { Through = SnapshotStage.Units });
        return null;
    }

    // True when some of them were in an earlier page.
    private bool DeliverUnits(SnapshotTarget target, List<object?> page, HashSet<long> seen)
    {
        var overlaps = false;
        foreach (var part in SnapshotReader.Cut(page, table => Unit.Read(table, target.ServerId)))
        {
            foreach (var unit in part)
            {
                overlaps |= !seen.Add(unit.Id);
            }

            _deliver(new SnapshotChunk(target.ServerId) { Units = part });
        }

        return overlaps;
    }

    private async Task<RestResponse> GetAsync(
        Uri address, SnapshotTarget target, CadEndpoint endpoint, int attempt, int lastAttempt, CancellationToken cancellation)
    {
        var pace = _limits.For(endpoint, target.Settings.Key);
        while (true)
        {
            await pace.WaitAsync(cancellation).ConfigureAwait(false);
            var answer = await GetAsync(address, target, pace, cancellation).ConfigureAwait(false);
            if (!answer.IsPassing)
            {
                return answer;
            }

            pace.PutOff(answer.RetryAfter ?? TimeSpan.FromTicks(FirstWait.Ticks << (attempt - 1)));
            if (attempt++ >= lastAttempt)
            {
                return answer;
            }
        }
    }

    private async Task<RestResponse> GetAsync(Uri address, SnapshotTarget target, RequestRateLimiter pace, CancellationToken cancellation)
    {
        try
        {
            return await _rest.SendAsync(new RestRequest(HttpMethod.Get, address, target.Settings.Key), cancellation).ConfigureAwait(false);
        }
        finally
        {
            pace.End();
        }
    }
}

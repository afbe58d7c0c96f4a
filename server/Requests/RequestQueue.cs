using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.Session;

namespace SonoranPush.Requests;

/// <summary>The requests on their way to the CAD: bounded, one at a time for each endpoint, within the CAD's limits. Any thread.</summary>
internal sealed class RequestQueue
{
    /// <summary>Requests that wait or are under way at most.</summary>
    public const int Capacity = 200;

    /// <summary>A request that was tried is not tried again after this time.</summary>
    public static readonly TimeSpan RetryTime = TimeSpan.FromMinutes(15);

    private const string Stopped = "sonoranpush has stopped before it was sent";
    private const string StoppedUnanswered = "sonoranpush has stopped before Sonoran CAD answered. Nobody knows whether it was done.";
    private const string Replaced = "replaced by a later request for the same unit";

    private static readonly TimeSpan FirstRateWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRetryWait = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly Dictionary<CadEndpoint, RequestLane> _lanes = new();
    private readonly List<Task> _running = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None);
    private readonly RequestSender _sender;
    private readonly EndpointLimits _limits;
    private readonly Func<int, SessionSettings?> _findSession;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private bool _stopped;
    private int _count;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="sender">Sends.</param>
    /// <param name="limits">The rate limiters, shared with whatever else asks the service.</param>
    /// <param name="findSession">Finds the settings of a CAD server; null when it is not configured. Any thread.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public RequestQueue(
        RequestSender sender, EndpointLimits limits, Func<int, SessionSettings?> findSession, ILogger log, TimeProvider time)
    {
        _sender = sender;
        _limits = limits;
        _findSession = findSession;
        _log = log;
        _time = time;
    }

    /// <summary>Requests that wait or are under way.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Queues a request. Those that it replaces are answered.</summary>
    /// <returns>Why it is refused, or null.</returns>
    public string? Add(CadRequest request)
    {
        List<CadRequest> replaced;
        lock (_gate)
        {
            if (_stopped)
            {
                return Stopped;
            }

            var lane = LaneOf(request.Endpoint);
            replaced = lane.FindReplaced(request);
            if (_count - replaced.Count >= Capacity)
            {
                return ConsoleText.Format("{0} requests are waiting for Sonoran CAD", Capacity);
            }

            replaced.ForEach(lane.Remove);
            request.QueuedAt = _time.GetTimestamp();
            lane.Add(request);
            _count += 1 - replaced.Count;
            if (!lane.IsRunning)
            {
                lane.IsRunning = true;
                _running.RemoveAll(task => task.IsCompleted);
                _running.Add(Task.Run(() => RunAsync(lane)));
            }
        }

        replaced.ForEach(older => older.Answer(RequestAnswer.NotDone(Replaced)));
        return null;
    }

    /// <summary>Answers everything that waits or is under way, and takes nothing more.</summary>
    public void Stop()
    {
        List<CadRequest> waiting;
        List<CadRequest> current;
        lock (_gate)
        {
            _stopped = true;
            waiting = _lanes.Values.SelectMany(lane => lane.Waiting).OrderBy(request => request.QueuedAt).ToList();
            current = _lanes.Values.Select(lane => lane.Current).OfType<CadRequest>().ToList();
        }

        current.ForEach(request => request.Answer(RequestAnswer.NotDone(StoppedUnanswered)));
        waiting.ForEach(request => request.Answer(RequestAnswer.NotDone(request.Attempts == 0 ? Stopped : StoppedUnanswered)));
    }

    /// <summary>Ends what is under way, for good.</summary>
    /// <returns>Completes when nothing of it is left.</returns>
    public Task StopAsync() => Task.Run(async () =>
    {
        Task running;
        lock (_gate)
        {
            _stopped = true;
            running = Task.WhenAll(_running);
        }

        // On the pool: ending a request is work.
        _stop.Cancel();
        await running.ConfigureAwait(false);
        _sender.Dispose();
    });

    private RequestLane LaneOf(CadEndpoint endpoint)
    {
        if (!_lanes.TryGetValue(endpoint, out var lane))
        {
            _lanes[endpoint] = lane = new RequestLane();
        }

        return lane;
    }

    private async Task RunAsync(RequestLane lane)
    {
        try
        {
            while (FindNext(lane) is { } next)
            {
                await SendNextAsync(lane, next).ConfigureAwait(false);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Everything was answered when the resource began to stop.
        }
    }

    private CadRequest? FindNext(RequestLane lane)
    {
        lock (_gate)
        {
            lane.IsRunning = lane.Next is not null && !_stopped;
            return lane.IsRunning ? lane.Next : null;
        }
    }

    private async Task SendNextAsync(RequestLane lane, CadRequest next)
    {
        if (_findSession(next.ServerId)?.Key is not { } key)
        {
            End(lane, Take(lane), RequestAnswer.NotDone("this CAD server is no longer configured"));
            return;
        }

        // It waits in the queue, where a later request can replace it.
        var limiter = _limits.For(next.Endpoint, key);
        await limiter.WaitAsync(_stop.Token).ConfigureAwait(false);
        if (Take(lane) is not { } request)
        {
            return;
        }

        if (_findSession(request.ServerId) is not { } session || !session.Key.Equals(key))
        {
            PutBack(lane, request);
            return;
        }

        TimeSpan wait;
        try
        {
            wait = await TrySendAsync(lane, request, session, limiter).ConfigureAwait(false);
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            Log.Unexpected(_log, "a request", exception);
            End(lane, request, RequestAnswer.NotDone(exception.GetType().Name));
            return;
        }

        if (wait > TimeSpan.Zero)
        {
            await _time.Delay(wait, _stop.Token).ConfigureAwait(false);
        }
    }

    // Answers how long to wait before anything else goes this way.
    private async Task<TimeSpan> TrySendAsync(RequestLane lane, CadRequest request, SessionSettings session, RequestRateLimiter limiter)
    {
        RestResponse response;
        try
        {
            response = await _sender.SendAsync(request, session, _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            limiter.End();
        }

        request.Attempts++;
        if (response.IsRateLimited)
        {
            limiter.PutOff(response.RetryAfter ?? Doubled(FirstRateWait, request.Attempts));
        }

        var answer = RequestSender.Read(request, response, session);
        if (answer is null && _time.GetElapsedTime(request.QueuedAt) >= RetryTime)
        {
            answer = RequestAnswer.NotDone($"given up: {response.Problem}", response.Status);
        }

        if (answer is not null)
        {
            End(lane, request, answer);
            return TimeSpan.Zero;
        }

        Log.RequestRepeated(_log, request.Endpoint.Name, response.Problem!);
        PutBack(lane, request);
        var pause = Doubled(TimeSpan.FromSeconds(1), request.Attempts);
        return response.IsRateLimited ? TimeSpan.Zero : pause < LongestRetryWait ? pause : LongestRetryWait;
    }

    private static TimeSpan Doubled(TimeSpan first, int attempts) => TimeSpan.FromTicks(first.Ticks << Math.Min(attempts - 1, 8));

    private CadRequest? Take(RequestLane lane)
    {
        lock (_gate)
        {
            return _stopped ? null : lane.Take();
        }
    }

    private void PutBack(RequestLane lane, CadRequest request)
    {
        lock (_gate)
        {
            if (lane.TryPutBack())
            {
                return;
            }

            _count--;
        }

        request.Answer(RequestAnswer.NotDone(Replaced));
    }

    private void End(RequestLane lane, CadRequest? request, RequestAnswer answer)
    {
        if (request is null)
        {
            return;
        }

        lock (_gate)
        {
            lane.End();
            _count--;
        }

        request.Answer(answer);
    }
}

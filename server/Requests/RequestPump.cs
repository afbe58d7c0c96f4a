using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Rest;
using SonoranPush.Session;

namespace SonoranPush.Requests;

/// <summary>Sends the queued requests, each lane in order, within the CAD's limits. Repeats idempotent requests. Any thread but the main
/// thread.</summary>
internal sealed class RequestPump
{
    // A request is not repeated after this time.
    private static readonly TimeSpan RetryTime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstRateWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRetryWait = TimeSpan.FromSeconds(30);

    private readonly RequestQueue _queue;
    private readonly RequestSender _sender;
    private readonly EndpointLimits _limits;
    private readonly Func<int, SessionSettings?> _findSession;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    /// <summary>Creates the pump of a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="sender">Sends requests.</param>
    /// <param name="limits">The rate limiters, shared with the other users of the service.</param>
    /// <param name="findSession">Finds the settings of a CAD server; null when it is not configured. Any thread.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public RequestPump(
        RequestQueue queue,
        RequestSender sender,
        EndpointLimits limits,
        Func<int, SessionSettings?> findSession,
        ILogger log,
        TimeProvider time)
    {
        _queue = queue;
        _sender = sender;
        _limits = limits;
        _findSession = findSession;
        _log = log;
        _time = time;
    }

    /// <summary>Sends the requests of a lane until none waits. Never faults.</summary>
    public async Task RunAsync(RequestLane lane, CancellationToken stop)
    {
        try
        {
            while (_queue.FindNext(lane) is { } next)
            {
                await SendNextAsync(lane, next, stop).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // All requests were answered when the resource began to stop.
        }
    }

    private async Task SendNextAsync(RequestLane lane, CadRequest next, CancellationToken stop)
    {
        if (_findSession(next.ServerId)?.Key is not { } key)
        {
            if (_queue.Take(lane) is { } orphan)
            {
                _queue.End(lane, orphan, RequestAnswer.NotDone("this CAD server is no longer configured"));
            }

            return;
        }

        // The request stays in the queue meanwhile, where a later one can replace it.
        var limiter = _limits.For(next.Endpoint, key);
        await limiter.WaitAsync(stop).ConfigureAwait(false);
        if (_queue.Take(lane) is not { } request)
        {
            return;
        }

        if (_findSession(request.ServerId) is not { } session || !session.Key.Equals(key))
        {
            _queue.PutBack(lane, request);
            return;
        }

        TimeSpan wait;
        try
        {
            wait = await TrySendAsync(lane, request, session, limiter, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            Log.Unexpected(_log, "a request", exception);
            _queue.End(lane, request, RequestAnswer.NotDone(exception.GetType().Name));
            return;
        }

        if (wait > TimeSpan.Zero)
        {
            await _time.Delay(wait, stop).ConfigureAwait(false);
        }
    }

    // Returns how long to wait before the next request of this lane.
    private async Task<TimeSpan> TrySendAsync(
        RequestLane lane, CadRequest request, SessionSettings session, RequestRateLimiter limiter, CancellationToken stop)
    {
        RestResponse response;
        try
        {
            response = await _sender.SendAsync(request, session, stop).ConfigureAwait(false);
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
            _queue.End(lane, request, answer);
            return TimeSpan.Zero;
        }

        Log.RequestRepeated(_log, request.Endpoint.Name, response.Problem!);
        _queue.PutBack(lane, request);
        var pause = Doubled(TimeSpan.FromSeconds(1), request.Attempts);
        return response.IsRateLimited ? TimeSpan.Zero : pause < LongestRetryWait ? pause : LongestRetryWait;
    }

    private static TimeSpan Doubled(TimeSpan first, int attempts) => TimeSpan.FromTicks(first.Ticks << Math.Min(attempts - 1, 8));
}

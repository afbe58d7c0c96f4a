using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Rest;
using SonoranPush.Session;

namespace SonoranPush.Requests;

/// <summary>The queued requests to the CAD: bounded, one in flight for each endpoint, within the CAD's limits. Any thread.</summary>
internal sealed class RequestQueue
{
    /// <summary>Most requests that wait or are in flight.</summary>
    public const int Capacity = 200;


    private const string Stopped = "sonoranpush has stopped before it was sent";
    private const string StoppedUnanswered = "sonoranpush has stopped before Sonoran CAD answered. It is unknown whether it was done.";
    private const string Replaced = "replaced by a later request for the same unit";

    private readonly object _gate = new();
    private readonly Dictionary<CadEndpoint, RequestLane> _lanes = new();
    private readonly List<Task> _running = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None);
    private readonly RequestSender _sender;
    private readonly RequestPump _pump;
    private readonly TimeProvider _time;
    private bool _stopped;
    private int _count;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="sender">Sends.</param>
    /// <param name="limits">The rate limiters, shared with the other users of the service.</param>
    /// <param name="findSession">Finds the settings of a CAD server; null when it is not configured. Any thread.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public RequestQueue(
        RequestSender sender, EndpointLimits limits, Func<int, SessionSettings?> findSession, ILogger log, TimeProvider time)
    {
        _sender = sender;
        _pump = new RequestPump(this, sender, limits, findSession, log, time);
        _time = time;
    }

    /// <summary>Requests that wait or are in flight.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Queues a request. Requests that it replaces are answered.</summary>
    /// <returns>Why it is rejected, or null.</returns>
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
                _running.Add(Task.Run(() => _pump.RunAsync(lane, _stop.Token)));
            }
        }

        replaced.ForEach(older => older.Answer(RequestAnswer.NotDone(Replaced)));
        return null;
    }

    /// <summary>Answers all requests, and accepts no more.</summary>
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

    /// <summary>Cancels running requests; the instance cannot be used again.</summary>
    /// <returns>Completes when no task of it runs.</returns>
    public Task StopAsync() => Task.Run(async () =>
    {
        Task running;
        lock (_gate)
        {
            _stopped = true;
            running = Task.WhenAll(_running);
        }

        // On the pool, because cancelling a request takes time.
        _stop.Cancel();
        await running.ConfigureAwait(false);
        _sender.Dispose();
    });

    /// <summary>The next request of a lane, which stays in it, or null when the lane is empty.</summary>
    public CadRequest? FindNext(RequestLane lane)
    {
        lock (_gate)
        {
            lane.IsRunning = lane.Next is not null && !_stopped;
            return lane.IsRunning ? lane.Next : null;
        }
    }

    /// <summary>Moves the next request of a lane to in flight; null when there is none.</summary>
    public CadRequest? Take(RequestLane lane)
    {
        lock (_gate)
        {
            return _stopped ? null : lane.Take();
        }
    }

    /// <summary>Moves the request in flight back to waiting, unless later requests have replaced it.</summary>
    public void PutBack(RequestLane lane, CadRequest request)
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

    /// <summary>Ends the request in flight.</summary>
    public void End(RequestLane lane, CadRequest request, RequestAnswer answer)
    {
        lock (_gate)
        {
            lane.End();
            _count--;
        }

        request.Answer(answer);
    }

    private RequestLane LaneOf(CadEndpoint endpoint)
    {
        if (!_lanes.TryGetValue(endpoint, out var lane))
        {
            _lanes[endpoint] = lane = new RequestLane();
        }

        return lane;
    }
}

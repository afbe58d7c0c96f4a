using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Diagnostics;
using SonoranPush.Rest;
using SonoranPush.Session;

namespace SonoranPush.Requests;

/// <summary>Accepts requests of resources to the CAD, and invokes their callbacks with the answers. Main thread only.</summary>
internal sealed class RequestDispatcher
{
    /// <summary>Most callbacks in one tick; each is a crossing.</summary>
    public const int MaxCallbacksPerTick = 10;

    private readonly RequestAnswers _answers = new();
    private readonly RequestQueue _queue;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    // Read on the pool.
    private volatile IReadOnlyList<SessionSettings> _sessions = Array.Empty<SessionSettings>();
    private long _done;
    private long _failed;
    private long _refused;

    /// <param name="cad">What is known of the CAD.</param>
    /// <param name="sender">Sends.</param>
    /// <param name="limits">The rate limiters, shared with the other users of the service.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public RequestDispatcher(CadState cad, RequestSender sender, EndpointLimits limits, ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
        _queue = new RequestQueue(sender, limits, FindSession, log, time);
        Builder = new RequestBuilder(cad, () => _sessions.Select(session => session.ServerId).ToList(), time);
    }

    /// <summary>Raised when a request has changed something that no push event may report. The argument is the server id.</summary>
    public event Action<int>? Changed;

    /// <summary>Builds the requests.</summary>
    public RequestBuilder Builder { get; }

    /// <summary>The counters for the status.</summary>
    public RequestStatistics Status => new(_queue.Count, Interlocked.Read(ref _done), Interlocked.Read(ref _failed), _refused);

    /// <summary>Uses these sessions from now on, also for waiting requests.</summary>
    public void Use(IReadOnlyList<SessionSettings> sessions) => _sessions = sessions;

    /// <summary>Accepts a request.</summary>
    /// <param name="draft">The request, or the reason why the arguments are invalid.</param>
    /// <param name="callback">Receives the result in a later tick, or null.</param>
    /// <returns>False when it is rejected. The callback receives the reason, unless the queue of answers is full.</returns>
    public bool Submit(RequestDraft draft, Action<RequestAnswer>? callback)
    {
        if (_answers.IsFull)
        {
            _refused++;
            Log.RequestFailed(_log, "request", ConsoleText.Format("{0} answers are waiting for their callbacks", RequestAnswers.Capacity));
            return false;
        }

        var refusal = draft.Refusal;
        if (draft.Request is { } request)
        {
            request.Answered = answer => OnAnswered(request, answer, callback);
            refusal = _queue.Add(request);
        }

        if (refusal is null)
        {
            return true;
        }

        _refused++;
        Answer(draft.Request?.Endpoint.Name ?? "request", RequestAnswer.NotDone(refusal), callback);
        return false;
    }

    /// <summary>Answers a request that needs no call to the CAD, in a later tick.</summary>
    public void Answer(string what, RequestAnswer answer, Action<RequestAnswer>? callback)
    {
        if (callback is not null)
        {
            _answers.Add(callback, answer);
        }
        else if (!answer.IsDone)
        {
            Log.RequestFailed(_log, what, answer.Reason!);
        }
    }

    /// <summary>Invokes callbacks. Call it once a tick.</summary>
    /// <returns>Crossings.</returns>
    public int Tick()
    {
        var crossings = 0;
        while (crossings < MaxCallbacksPerTick && _answers.TryTake(out var next))
        {
            crossings++;
            Deliver(next.Callback, next.Answer);
        }

        return crossings;
    }

    /// <summary>Answers all waiting requests and invokes their callbacks at once.</summary>
    /// <param name="timeout">No callback is started after this time.</param>
    public void Stop(TimeSpan timeout)
    {
        var began = _time.GetTimestamp();
        _queue.Stop();
        while (_time.GetElapsedTime(began) < timeout && _answers.TryTake(out var next))
        {
            Deliver(next.Callback, next.Answer);
        }
    }

    /// <summary>Cancels running requests; the instance cannot be used again.</summary>
    /// <returns>Completes when no task of it runs.</returns>
    public Task StopAsync() => _queue.StopAsync();

    private SessionSettings? FindSession(int serverId) => _sessions.FirstOrDefault(session => session.ServerId == serverId);

    // On any thread.
    private void OnAnswered(CadRequest request, RequestAnswer answer, Action<RequestAnswer>? callback)
    {
        Interlocked.Increment(ref answer.IsDone ? ref _done : ref _failed);
        if (answer.IsDone)
        {
            _answers.Add(given =>
            {
                Changed?.Invoke(request.ServerId);
                callback?.Invoke(given);
            }, answer);
        }
        else
        {
            Answer(request.Endpoint.Name, answer, callback);
        }
    }

    private void Deliver(Action<RequestAnswer> callback, RequestAnswer answer)
    {
        try
        {
            callback(answer);
        }
        catch (Exception exception)
        {
            // An exception of a callback is the bug of its resource; the next one is still called.
            Log.RequestCallbackFailed(_log, exception);
        }
    }
}

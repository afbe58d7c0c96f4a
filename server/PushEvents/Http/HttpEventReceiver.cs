using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>Receives push events over HTTP (<c>POST /event</c>), which the CAD sends while it has no session. The port is public, so only
/// the key is trusted, and everything is bounded: pending requests, bodies to be read, time. Requests arrive and are answered on the main
/// thread; their bodies are parsed on the pool. Main thread only.</summary>
internal sealed class HttpEventReceiver
{
    /// <summary>Unread bodies may have the size of this many longest messages.</summary>
    public const int MostBodies = 4;

    /// <summary>Most requests that wait for their response; beyond it, one that was read is answered at once.</summary>
    public const int MostUnanswered = 1024;

    /// <summary>Most responses in one tick. Each costs two crossings, and players and events need their share.</summary>
    public const int MostAnswersInTick = 7;

    /// <summary>Most responses at the stop, because the server waits for them. Further requests get none.</summary>
    public const int MostAnswersAtStop = 100;

    private const int CrossingsOfAnswer = 2;

    private readonly HttpOptions _options;
    private readonly Func<EnvelopeReceiver?> _findReceiver;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly FailedKeyLimiter _badAttempts;
    private readonly PendingRequests _waiting;
    private readonly RequestBodyReader _reading;
    private bool _isStopped;

    /// <param name="options">The owner's choices.</param>
    /// <param name="findReceiver">Finds the receiver of an event; null without a session, when no key is valid.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public HttpEventReceiver(HttpOptions options, Func<EnvelopeReceiver?> findReceiver, ILogger log, TimeProvider time)
    {
        _options = options;
        _findReceiver = findReceiver;
        _log = log;
        _time = time;
        _badAttempts = new FailedKeyLimiter(time);
        _waiting = new PendingRequests(time);
        _reading = new RequestBodyReader(options, log);
    }

    /// <summary>Registers the HTTP handler if the options say so: one crossing then.</summary>
    public void Listen(IScriptHost host, string resourceName)
    {
        if (!_options.IsOnIn(resourceName))
        {
            return;
        }

        try
        {
            host.ListenToHttp(Take);
            Log.HttpListening(_log, resourceName);
        }
        catch (Exception exception)
        {
            Log.HttpUnavailable(_log, exception);
        }
    }

    /// <summary>Handles a request. Never throws.</summary>
    public void Take(IHttpContext call)
    {
        try
        {
            var post = new PendingRequest(call, _time.GetTimestamp());
            if (RequestHeaderValidator.Refuse(call, _options.MessageBytes) is { } refusal)
            {
                post.Answer(refusal);
            }
            else if (_isStopped)
            {
                post.Answer(HttpEventResponse.Busy);
            }
            else
            {
                WaitForBody(call, post);
            }
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "an HTTP request", exception);
        }
    }

    /// <summary>Sends responses, and drops requests that take too long.</summary>
    /// <returns>Crossings spent.</returns>
    public int Tick() => AnswerSome(MostAnswersInTick) * CrossingsOfAnswer;

    /// <summary>Stops receiving and reading.</summary>
    /// <returns>Completes when no task runs on the pool; call <see cref="AnswerRest"/> then. Never faults.</returns>
    public Task StopAsync()
    {
        _isStopped = true;
        return _reading.StopAsync();
    }

    /// <summary>Sends responses after the stop, up to a limit.</summary>
    public void AnswerRest()
    {
        for (var left = MostAnswersAtStop - AnswerSome(MostAnswersAtStop); left > 0 && _waiting.GiveUpOldest() is { } post; left--)
        {
            Answer(post, HttpEventResponse.Busy);
        }
    }

    private void WaitForBody(IHttpContext call, PendingRequest post)
    {
        // A new request replaces the slowest one, so that slow requests cannot block the CAD.
        if (_waiting.IsFull && _waiting.GiveUpOldest() is { } slow)
        {
            Answer(slow, HttpEventResponse.TooSlow);
        }

        _waiting.Add(call, post, TakeBody);
    }

    private void TakeBody(PendingRequest post, string body)
    {
        try
        {
            if (body.Length > _options.MessageBytes)
            {
                post.Answer(HttpEventResponse.TooLarge);
            }
            else if (_isStopped || !MakeRoom(body.Length))
            {
                post.Answer(HttpEventResponse.Busy);
            }
            else if (_findReceiver() is { } receive)
            {
                _reading.Add(post, body, receive);
            }
            else
            {
                post.Answer(HttpEventResponse.BadKey);
            }
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the body of an HTTP request", exception);
        }
    }

    // Requests that only wait for their response are answered at once, so that bad keys cannot block a valid one.
    private bool MakeRoom(int length) =>
        _reading.WaitingCharacters + length <= (long)MostBodies * _options.MessageBytes
        && (_reading.Unanswered < MostUnanswered || AnswerRefused() || AnswerGood());

    private int AnswerSome(int most)
    {
        // Valid keys first: bad ones and missing bodies must not delay them.
        var answers = 0;
        while (answers < most && (AnswerGood() || AnswerLate() || AnswerRefused()))
        {
            answers++;
        }

        return answers;
    }

    private bool AnswerGood() => _reading.TryTakeGood(out var read) && Answer(read.Post, Judge(read.Post, read.Answer));

    private bool AnswerRefused() => _reading.TryTakeRefused(out var read) && Answer(read.Post, Judge(read.Post, read.Answer));

    private bool AnswerLate() => _waiting.GiveUpLate() is { } post && Answer(post, HttpEventResponse.TooSlow);

    private HttpEventResponse Judge(PendingRequest post, HttpEventResponse answer)
    {
        if (answer == HttpEventResponse.BadKey)
        {
            Log.BadPost(_log, post.Address);
            return _badAttempts.Add(post.Address) ? HttpEventResponse.TooMany : answer;
        }

        if (answer.IsOfTaken)
        {
            _badAttempts.Forget(post.Address);
            Log.HttpEventReceived(_log);
        }

        return answer;
    }

    // True in any case, because the request is finished even if the server rejects the response.
    private bool Answer(PendingRequest post, HttpEventResponse answer)
    {
        try
        {
            post.Answer(answer);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the answer to an HTTP request", exception);
        }

        return true;
    }
}

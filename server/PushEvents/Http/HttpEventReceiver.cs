using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>Takes push events over HTTP: <c>POST /event</c>, the way that the CAD goes while it sees no session. Open to the world,
/// so nothing is believed but the key, and everything is bounded: requests that wait for a body, bodies that wait to be read,
/// time. Requests come and are answered on the tick; what is in them is read on the pool. Tick thread only.</summary>
internal sealed class HttpEventReceiver
{
    /// <summary>Bodies of so many longest messages may wait to be read.</summary>
    public const int MostBodies = 4;

    /// <summary>Requests whose body has come and that wait for their answer; when more come, one that was read is answered at once.</summary>
    public const int MostUnanswered = 1024;

    /// <summary>Answers in one tick: each costs two crossings, and players and events must have their share.</summary>
    public const int MostAnswersInTick = 7;

    /// <summary>Answers at the end: the server waits for them. Requests that are left over get none.</summary>
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

    /// <summary>Creates it; nothing is listened to yet.</summary>
    /// <param name="options">The owner's choices.</param>
    /// <param name="findReceiver">Who takes an event that comes now; null when there is nobody, so that no key is right.</param>
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

    /// <summary>Begins to listen if the owner's choice is so: one crossing then.</summary>
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

    /// <summary>Takes a request. Never throws.</summary>
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

    /// <summary>Answers what has been read, and gives up what takes too long.</summary>
    /// <returns>Crossings spent.</returns>
    public int Tick() => AnswerSome(MostAnswersInTick) * CrossingsOfAnswer;

    /// <summary>Ends it: nothing more is taken or read.</summary>
    /// <returns>Completes when the pool has nothing of it any more; <see cref="AnswerRest"/> is due then. Never faults.</returns>
    public Task StopAsync()
    {
        _isStopped = true;
        return _reading.StopAsync();
    }

    /// <summary>Answers after the end, as many as there is time for.</summary>
    public void AnswerRest()
    {
        for (var left = MostAnswersAtStop - AnswerSome(MostAnswersAtStop); left > 0 && _waiting.GiveUpOldest() is { } post; left--)
        {
            Answer(post, HttpEventResponse.Busy);
        }
    }

    private void WaitForBody(IHttpContext call, PendingRequest post)
    {
        // A slow request makes room for a new one: many slow ones must not keep the CAD out.
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

    // Requests that only wait for an answer make room, so that bad keys never turn away a right one unread.
    private bool MakeRoom(int length) =>
        _reading.WaitingCharacters + length <= (long)MostBodies * _options.MessageBytes
        && (_reading.Unanswered < MostUnanswered || AnswerRefused() || AnswerGood());

    private int AnswerSome(int most)
    {
        // Right keys first: neither bad ones nor bodies that never come may delay them.
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

    // True in any case: whether or not the server took the answer, that one is done.
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

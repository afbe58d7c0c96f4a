using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Inbound.Posts;

/// <summary>Takes push events over HTTP: <c>POST /event</c>, the way that the CAD goes while it sees no session. Open to the world,
/// so nothing is believed but the key, and everything is bounded: requests that wait for a body, bodies that wait to be read,
/// time. Requests come and are answered on the tick; what is in them is read on the pool. Tick thread only.</summary>
internal sealed class PostedEvents
{
    /// <summary>Requests that wait for their body; when more come, the oldest of them is given up.</summary>
    public const int MostWaiting = 1024;

    /// <summary>Bodies of so many longest messages may wait to be read.</summary>
    public const int MostBodies = 4;

    /// <summary>Requests whose body has come and that wait for their answer; more are turned away.</summary>
    public const int MostUnanswered = 1024;

    /// <summary>Answers in one tick: each costs two crossings. Those to whoever has shown the key go first.</summary>
    public const int MostAnswersInTick = 10;

    /// <summary>How long a body may take.</summary>
    public static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(10);

    private const int CrossingsOfAnswer = 2;

    private readonly HttpOptions _options;
    private readonly Func<PostReceiver?> _findReceiver;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly BadAttempts _badAttempts;
    private readonly PostReading _reading;

    // In the order of their arrival.
    private readonly LinkedList<EventPost> _waiting = new();
    private int _unanswered;
    private bool _isStopped;

    /// <summary>Creates it; nothing is listened to yet.</summary>
    /// <param name="options">The owner's choices.</param>
    /// <param name="findReceiver">Who takes an event that comes now; null when there is nobody, so that no key is right.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public PostedEvents(HttpOptions options, Func<PostReceiver?> findReceiver, ILogger log, TimeProvider time)
    {
        _options = options;
        _findReceiver = findReceiver;
        _log = log;
        _time = time;
        _badAttempts = new BadAttempts(time);
        _reading = new PostReading(log);
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
    public void Take(IHttpCall call)
    {
        try
        {
            var post = new EventPost(call, _time.GetTimestamp());
            if (RequestHead.Refuse(call, _options.MessageBytes) is { } refusal)
            {
                post.Answer(refusal);
            }
            else if (_isStopped)
            {
                post.Answer(PostAnswer.Busy);
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
    public int Tick()
    {
        var answers = 0;
        while (_waiting.First is { } oldest && _time.GetElapsedTime(oldest.Value.Since) >= BodyPatience && answers < MostAnswersInTick)
        {
            GiveUp(oldest, PostAnswer.TooSlow);
            answers++;
        }

        while (answers < MostAnswersInTick && _reading.TryTake(out var read))
        {
            AnswerRead(read.Post, read.Answer);
            answers++;
        }

        return answers * CrossingsOfAnswer;
    }

    /// <summary>Ends it: whoever waits with a body is sent away, and nothing more is read.</summary>
    /// <returns>Completes when the pool has nothing of it any more; <see cref="AnswerRest"/> is due then. Never faults.</returns>
    public Task StopAsync()
    {
        _isStopped = true;
        while (_waiting.First is { } oldest)
        {
            GiveUp(oldest, PostAnswer.Busy);
        }

        return _reading.StopAsync();
    }

    /// <summary>Answers all that has been read, after the end.</summary>
    public void AnswerRest()
    {
        while (_reading.TryTake(out var read))
        {
            AnswerRead(read.Post, read.Answer);
        }
    }

    private void WaitForBody(IHttpCall call, EventPost post)
    {
        if (_waiting.Count >= MostWaiting)
        {
            // Whoever is slow loses to whoever is new: many slow ones must not keep the CAD out.
            GiveUp(_waiting.First!, PostAnswer.TooSlow);
        }

        // Noted first: the body may come within the call.
        var place = _waiting.AddLast(post);
        call.ReadBody(body => TakeBody(place, body));
    }

    private void TakeBody(LinkedListNode<EventPost> place, string body)
    {
        var post = place.Value;
        if (post.IsPastBody)
        {
            return;
        }

        try
        {
            Leave(place);
            if (body.Length > _options.MessageBytes)
            {
                post.Answer(PostAnswer.TooLarge);
            }
            else if (_unanswered >= MostUnanswered || _reading.WaitingCharacters + body.Length > (long)MostBodies * _options.MessageBytes)
            {
                post.Answer(PostAnswer.Busy);
            }
            else if (_findReceiver() is { } receive)
            {
                _unanswered++;
                _reading.Add(post, body, receive);
            }
            else
            {
                post.Answer(PostAnswer.BadKey);
            }
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the body of an HTTP request", exception);
        }
    }

    private void AnswerRead(EventPost post, PostAnswer answer)
    {
        _unanswered--;
        Answer(post, Judge(post, answer));
    }

    private PostAnswer Judge(EventPost post, PostAnswer answer)
    {
        if (answer == PostAnswer.BadKey)
        {
            Log.BadPost(_log, post.Address);
            return _badAttempts.Add(post.Address) ? PostAnswer.TooMany : answer;
        }

        if (answer.IsOfTaken)
        {
            _badAttempts.Forget(post.Address);
            Log.EventPosted(_log);
        }

        return answer;
    }

    private void GiveUp(LinkedListNode<EventPost> place, PostAnswer answer)
    {
        Leave(place);
        Answer(place.Value, answer);
    }

    private void Leave(LinkedListNode<EventPost> place)
    {
        place.Value.IsPastBody = true;
        _waiting.Remove(place);
    }

    private void Answer(EventPost post, PostAnswer answer)
    {
        try
        {
            post.Answer(answer);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the answer to an HTTP request", exception);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.PushEvents.Http;

/// <summary>Reads the bodies of POSTs on the pool, one after the other, so that their events keep the order of arrival. Main thread
/// only.</summary>
internal sealed class RequestBodyReader
{
    private readonly ConcurrentQueue<(PendingRequest Post, HttpEventResponse Answer)> _taken = new();
    private readonly ConcurrentQueue<(PendingRequest Post, HttpEventResponse Answer)> _refused = new();
    private readonly HttpOptions _options;
    private readonly ILogger _log;
    private Task _last = Task.CompletedTask;
    private volatile bool _isStopped;
    private long _characters;

    public RequestBodyReader(HttpOptions options, ILogger log)
    {
        _options = options;
        _log = log;
    }

    /// <summary>POSTs that were added and not removed yet.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Characters of the bodies that are not read yet.</summary>
    public long WaitingCharacters => Interlocked.Read(ref _characters);

    /// <summary>Adds a body.</summary>
    public void Add(PendingRequest post, string body, EnvelopeReceiver receive)
    {
        Unanswered++;
        Interlocked.Add(ref _characters, body.Length);
        var previous = _last;
        _last = Task.Run(async () =>
        {
            await previous.ConfigureAwait(false);
            var answer = Read(body, receive);
            (answer.IsOfTaken ? _taken : _refused).Enqueue((post, answer));
            Interlocked.Add(ref _characters, -body.Length);
        });
    }

    /// <summary>Removes the oldest POST whose event was accepted and that waits for its response.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTakeGood(out (PendingRequest Post, HttpEventResponse Answer) read) => TryTake(_taken, out read);

    /// <summary>Removes the oldest POST that was rejected.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTakeRefused(out (PendingRequest Post, HttpEventResponse Answer) read) => TryTake(_refused, out read);

    /// <summary>Stops reading.</summary>
    /// <returns>Completes when nothing is being read. Never faults.</returns>
    public Task StopAsync()
    {
        _isStopped = true;
        return _last;
    }

    private bool TryTake(ConcurrentQueue<(PendingRequest Post, HttpEventResponse Answer)> queue, out (PendingRequest Post, HttpEventResponse Answer) read)
    {
        var isThere = queue.TryDequeue(out read);
        Unanswered -= isThere ? 1 : 0;
        return isThere;
    }

    private HttpEventResponse Read(string body, EnvelopeReceiver receive)
    {
        if (_isStopped)
        {
            return HttpEventResponse.Busy;
        }

        try
        {
            // Checked again: a request may have no length header, and the main thread counts characters, not bytes.
            var payload = Encoding.UTF8.GetBytes(body);
            return payload.Length > _options.MessageBytes ? HttpEventResponse.TooLarge : HttpEventResponse.To(receive(payload, out var type), type);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "reading a POST", exception);
            return HttpEventResponse.Failed;
        }
    }
}

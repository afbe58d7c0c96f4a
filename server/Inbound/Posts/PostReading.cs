using System;
using System.Collections.Concurrent;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Inbound.Posts;

/// <summary>Reads the bodies of POSTs on the pool, one after the other, so that their events keep the order in which they came.
/// Tick thread only.</summary>
internal sealed class PostReading
{
    private readonly ConcurrentQueue<(EventPost Post, PostAnswer Answer)> _taken = new();
    private readonly ConcurrentQueue<(EventPost Post, PostAnswer Answer)> _refused = new();
    private readonly ILogger _log;
    private Task _last = Task.CompletedTask;
    private volatile bool _isStopped;
    private long _characters;

    /// <summary>Creates a reading that has nothing to do.</summary>
    public PostReading(ILogger log) => _log = log;

    /// <summary>Characters of the bodies that are not read yet.</summary>
    public long WaitingCharacters => Interlocked.Read(ref _characters);

    /// <summary>Adds a body.</summary>
    public void Add(EventPost post, string body, PostReceiver receive)
    {
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

    /// <summary>Takes a POST whose answer is known; those whose event was taken overtake the others.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(out (EventPost Post, PostAnswer Answer) read) => _taken.TryDequeue(out read) || _refused.TryDequeue(out read);

    /// <summary>Reads nothing more.</summary>
    /// <returns>Completes when nothing is being read. Never faults.</returns>
    public Task StopAsync()
    {
        _isStopped = true;
        return _last;
    }

    private PostAnswer Read(string body, PostReceiver receive)
    {
        if (_isStopped)
        {
            return PostAnswer.Busy;
        }

        try
        {
            var refusal = receive(Encoding.UTF8.GetBytes(body), out var type);
            return PostAnswer.To(refusal, type);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "reading a POST", exception);
            return PostAnswer.Failed;
        }
    }
}

using System;
using System.Collections.Generic;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>POSTs whose body has not come yet, in the order of their arrival. The caller answers a request that is dropped, and
/// its body, if it comes after all, is not looked at. Tick thread only.</summary>
internal sealed class PendingRequests
{
    /// <summary>As many may wait.</summary>
    public const int Most = 1024;

    /// <summary>How long a body may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LinkedList<PendingRequest> _posts = new();
    private readonly TimeProvider _time;

    /// <summary>Creates it; nobody waits.</summary>
    public PendingRequests(TimeProvider time) => _time = time;

    /// <summary>Is there room for nobody more?</summary>
    public bool IsFull => _posts.Count >= Most;

    /// <summary>Asks for a POST's body: one crossing.</summary>
    /// <param name="call">The request.</param>
    /// <param name="post">The POST that was made of it.</param>
    /// <param name="take">Takes the body, once, within this call or later; must not throw.</param>
    public void Add(IHttpContext call, PendingRequest post, Action<PendingRequest, string> take)
    {
        // Noted first: the body may come within the call.
        var place = _posts.AddLast(post);
        call.ReadBody(body =>
        {
            if (place.List is not null)
            {
                _posts.Remove(place);
                take(post, body);
            }
        });
    }

    /// <summary>Gives up the one that has waited longest.</summary>
    /// <returns>Null when nobody waits.</returns>
    public PendingRequest? GiveUpOldest()
    {
        var oldest = _posts.First?.Value;
        if (oldest is not null)
        {
            _posts.RemoveFirst();
        }

        return oldest;
    }

    /// <summary>Gives up one that has waited too long.</summary>
    /// <returns>Null when there is none.</returns>
    public PendingRequest? GiveUpLate() =>
        _posts.First is { Value: var oldest } && _time.GetElapsedTime(oldest.Since) >= Patience ? GiveUpOldest() : null;
}

using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>POSTs whose body has not arrived, in the order of their arrival. The caller answers a dropped request; its body is ignored if
/// it still arrives. Main thread only.</summary>
internal sealed class PendingRequests
{
    /// <summary>Most pending requests.</summary>
    public const int Most = 1024;

    /// <summary>The time limit of a body.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LinkedList<PendingRequest> _posts = new();
    private readonly TimeProvider _time;

    public PendingRequests(TimeProvider time) => _time = time;

    /// <summary>True when the limit is reached.</summary>
    public bool IsFull => _posts.Count >= Most;

    /// <summary>Adds a POST and requests its body: one crossing.</summary>
    /// <param name="call">The request.</param>
    /// <param name="post">The pending request.</param>
    /// <param name="take">Receives the body, once, within this call or later; must not throw.</param>
    public void Add(IHttpContext call, PendingRequest post, Action<PendingRequest, string> take)
    {
        // Added first, because the body may arrive within the call.
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

    /// <summary>Removes the request that has waited longest.</summary>
    /// <returns>Null when none is pending.</returns>
    public PendingRequest? GiveUpOldest()
    {
        var oldest = _posts.First?.Value;
        if (oldest is not null)
        {
            _posts.RemoveFirst();
        }

        return oldest;
    }

    /// <summary>Removes a request that has waited too long.</summary>
    /// <returns>Null when there is none.</returns>
    public PendingRequest? GiveUpLate() =>
        _posts.First is { Value: var oldest } && _time.GetElapsedTime(oldest.Since) >= Patience ? GiveUpOldest() : null;
}

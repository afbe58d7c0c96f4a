using SonoranPush.Rest;

namespace SonoranPush.Requests;

/// <summary>The requests to one endpoint, in their order. One of them is in flight at a time. Not thread-safe: the queue locks.</summary>
internal sealed class RequestLane
{
    private readonly LinkedList<CadRequest> _waiting = new();

    /// <summary>True while a pump is sending from this lane.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The request in flight, or null.</summary>
    public CadRequest? Current { get; private set; }

    /// <summary>The waiting requests.</summary>
    public IEnumerable<CadRequest> Waiting => _waiting;

    /// <summary>The next request, which stays in the lane, or null.</summary>
    public CadRequest? Next => _waiting.First?.Value;

    /// <summary>Waiting requests whose units are all in a newer request.</summary>
    public List<CadRequest> FindReplaced(CadRequest newer) =>
        _waiting.Where(request => IsReplaceable(request, newer) && request.Targets!.Without(newer.Targets!).Count == 0).ToList();

    /// <summary>Adds a request at the end. Its units are removed from the waiting requests, because it replaces them.</summary>
    public void Add(CadRequest request)
    {
        foreach (var older in _waiting.Where(older => IsReplaceable(older, request)))
        {
            older.Targets = older.Targets!.Without(request.Targets!);
        }

        _waiting.AddLast(request);
    }

    /// <summary>Removes a waiting request.</summary>
    public void Remove(CadRequest request) => _waiting.Remove(request);

    /// <summary>Moves the next request from waiting to in flight.</summary>
    /// <returns>Null when none waits.</returns>
    public CadRequest? Take()
    {
        Current = Next;
        if (Current is not null)
        {
            _waiting.RemoveFirst();
        }

        return Current;
    }

    /// <summary>Ends the request in flight.</summary>
    public void End() => Current = null;

    /// <summary>Moves the request in flight back to the front, without the units of newer requests.</summary>
    /// <returns>False when no request is left.</returns>
    public bool TryPutBack()
    {
        var request = Current!;
        Current = null;
        foreach (var newer in _waiting.Where(newer => IsReplaceable(request, newer)))
        {
            request.Targets = request.Targets!.Without(newer.Targets!);
        }

        if (request.Targets?.Count == 0)
        {
            return false;
        }

        _waiting.AddFirst(request);
        return true;
    }

    private static bool IsReplaceable(CadRequest older, CadRequest newer) =>
        older.Endpoint.Kind == RequestKind.Idempotent && older.ServerId == newer.ServerId && older.Targets is not null && newer.Targets is not null;
}

using System.Collections.Generic;
using System.Linq;

namespace SonoranPush.Requests;

/// <summary>The requests to one endpoint, in their order. One of them is under way at a time. Not safe for threads: the queue locks.</summary>
internal sealed class RequestLane
{
    private readonly LinkedList<CadRequest> _waiting = new();

    /// <summary>Something empties it.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The request under way, or null.</summary>
    public CadRequest? Current { get; private set; }

    /// <summary>The requests that wait.</summary>
    public IEnumerable<CadRequest> Waiting => _waiting;

    /// <summary>The next request, which stays in the lane, or null.</summary>
    public CadRequest? Next => _waiting.First?.Value;

    /// <summary>Those that wait and that a newer request makes pointless: nothing of them would remain.</summary>
    public List<CadRequest> FindReplaced(CadRequest newer) =>
        _waiting.Where(request => IsReplaceable(request, newer) && request.Targets!.Without(newer.Targets!).Count == 0).ToList();

    /// <summary>Adds a request at the end. Its units leave the requests that wait, since it says what they would say, later.</summary>
    public void Add(CadRequest request)
    {
        foreach (var older in _waiting.Where(older => IsReplaceable(older, request)))
        {
            older.Targets = older.Targets!.Without(request.Targets!);
        }

        _waiting.AddLast(request);
    }

    /// <summary>Removes a request that waits.</summary>
    public void Remove(CadRequest request) => _waiting.Remove(request);

    /// <summary>Takes the next request under way.</summary>
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

    /// <summary>The request under way has ended.</summary>
    public void End() => Current = null;

    /// <summary>The request under way waits again, in front of the others and without the units that newer ones name.</summary>
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

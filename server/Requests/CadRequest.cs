using SonoranPush.Rest;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>A request of a resource to the CAD. It is answered once; later answers are ignored. Any thread, except <see cref="Targets"/>,
/// which the queue guards.</summary>
internal sealed class CadRequest
{
    private readonly Table _fields;
    private int _isAnswered;

    /// <summary>Creates a request.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="serverId">The CAD server.</param>
    /// <param name="path">The path and query after the server's address, escaped.</param>
    /// <param name="fields">The body without its targets; never changed again.</param>
    /// <param name="targets">The units that it names; null when it names none in this way.</param>
    public CadRequest(CadEndpoint endpoint, int serverId, string path, Table fields, UnitTargets? targets = null)
    {
        Endpoint = endpoint;
        ServerId = serverId;
        Path = path;
        _fields = fields;
        Targets = targets;
    }

    public CadEndpoint Endpoint { get; }

    /// <summary>The CAD server.</summary>
    public int ServerId { get; }

    /// <summary>The path and query after the server's address, escaped.</summary>
    public string Path { get; }

    /// <summary>Its units; null when the body has none.</summary>
    public UnitTargets? Targets { get; set; }

    /// <summary>Receives the result.</summary>
    public Action<RequestAnswer>? Answered { get; set; }

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was queued, as a time stamp of the clock.</summary>
    public long QueuedAt { get; set; }

    /// <summary>The body; null when the endpoint takes none.</summary>
    public Table? ToBody()
    {
        if (_fields.Count == 0 && Targets is null)
        {
            return null;
        }

        var body = new Table(_fields, StringComparer.Ordinal);
        Targets?.WriteTo(body);
        return body;
    }

    /// <summary>Answers it, unless it is answered already.</summary>
    public void Answer(RequestAnswer answer)
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) == 0)
        {
            Answered?.Invoke(answer);
        }
    }
}

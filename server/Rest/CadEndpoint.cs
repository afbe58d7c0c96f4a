using System.Net.Http;

namespace SonoranPush.Rest;

/// <summary>An endpoint of the CAD's REST service: its method, its name, and its rate limit for one API key. Immutable.</summary>
internal sealed class CadEndpoint
{
    /// <summary>Units of a snapshot: 3 a minute, spread evenly, because others use the same key.</summary>
    public static readonly CadEndpoint Units = new("units", HttpMethod.Get, 1, TimeSpan.FromSeconds(20));

    /// <summary>Calls of a snapshot: 5 a minute, spread evenly.</summary>
    public static readonly CadEndpoint Calls = new("calls", HttpMethod.Get, 1, TimeSpan.FromSeconds(12));

    /// <summary>Sets the status of units.</summary>
    public static readonly CadEndpoint UnitStatus = PerMinute("unit status", Patch, 30, RequestKind.Idempotent);

    /// <summary>Sets or ends the panic of units.</summary>
    public static readonly CadEndpoint UnitPanic = PerMinute("unit panic", Patch, 20, RequestKind.Idempotent);

    /// <summary>Creates a 911 call.</summary>
    public static readonly CadEndpoint Create911Call = PerMinute("911 call", HttpMethod.Post, 10, RequestKind.SentOnce);

    /// <summary>Removes a 911 call. The CAD documents no limit.</summary>
    public static readonly CadEndpoint Remove911Call = PerMinute("911 call removal", HttpMethod.Delete, UndocumentedLimit, RequestKind.SentOnce);

    /// <summary>Creates a dispatch call.</summary>
    public static readonly CadEndpoint CreateDispatchCall = PerMinute("dispatch call", HttpMethod.Post, 20, RequestKind.SentOnce);

    /// <summary>Adds a note to a dispatch call.</summary>
    public static readonly CadEndpoint AddCallNote = PerMinute("call note", HttpMethod.Post, 60, RequestKind.SentOnce);

    /// <summary>Attaches units to a dispatch call.</summary>
    public static readonly CadEndpoint AttachUnits = PerMinute("unit attachment", HttpMethod.Post, 10, RequestKind.SentOnce);

    /// <summary>Detaches units from their dispatch calls.</summary>
    public static readonly CadEndpoint DetachUnits = PerMinute("unit detachment", HttpMethod.Delete, 10, RequestKind.SentOnce);

    /// <summary>Closes dispatch calls. The CAD documents no limit.</summary>
    public static readonly CadEndpoint CloseCalls = PerMinute("call closing", HttpMethod.Post, UndocumentedLimit, RequestKind.SentOnce);

    /// <summary>Sets the postal code of a dispatch call. The CAD documents no limit.</summary>
    public static readonly CadEndpoint CallPostal = PerMinute("call postal code", Patch, UndocumentedLimit, RequestKind.SentOnce);

    private const int UndocumentedLimit = 10;

    private CadEndpoint(string name, HttpMethod method, int limit, TimeSpan window, RequestKind kind = RequestKind.Idempotent)
    {
        Name = name;
        Method = method;
        Limit = limit;
        Window = window;
        Kind = kind;
    }

    /// <summary>Its name in the log.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Most requests in one <see cref="Window"/>.</summary>
    public int Limit { get; }

    /// <summary>The period of <see cref="Limit"/>.</summary>
    public TimeSpan Window { get; }

    /// <summary>Whether it is repeated after a lost answer.</summary>
    public RequestKind Kind { get; }

    private static HttpMethod Patch => new("PATCH");

    private static CadEndpoint PerMinute(string name, HttpMethod method, int limit, RequestKind kind) =>
        new(name, method, limit, TimeSpan.FromMinutes(1), kind);
}

/// <summary>What happens to a request whose answer is lost.</summary>
internal enum RequestKind
{
    /// <summary>Idempotent: it is repeated. The latest request of a unit replaces a waiting one.</summary>
    Idempotent,

    /// <summary>It is not repeated, because the lost request may have succeeded.</summary>
    SentOnce,
}

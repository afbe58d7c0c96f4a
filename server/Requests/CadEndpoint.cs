using System;
using System.Net.Http;

namespace SonoranPush.Requests;

/// <summary>An endpoint of the CAD's REST service: how it is asked, and how often one API key may ask it. Immutable.</summary>
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

    /// <summary>What it is called in the log.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Requests in one <see cref="Window"/> at most.</summary>
    public int Limit { get; }

    /// <summary>The time that <see cref="Limit"/> counts for.</summary>
    public TimeSpan Window { get; }

    /// <summary>What happens after a lost answer.</summary>
    public RequestKind Kind { get; }

    private static HttpMethod Patch => new("PATCH");

    private static CadEndpoint PerMinute(string name, HttpMethod method, int limit, RequestKind kind) =>
        new(name, method, limit, TimeSpan.FromMinutes(1), kind);
}

/// <summary>What happens to a request whose answer is lost.</summary>
internal enum RequestKind
{
    /// <summary>It is repeated: doing it twice is the same as doing it once. The latest for a unit replaces one that waits.</summary>
    Idempotent,

    /// <summary>It is not repeated: the first one may have been done, and a second one would do it twice.</summary>
    SentOnce,
}

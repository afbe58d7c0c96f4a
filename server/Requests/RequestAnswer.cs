using SonoranPush.Cad;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>How a request ended. Immutable.</summary>
internal sealed class RequestAnswer
{
    private RequestAnswer(bool isDone, object? data, string? reason, int status)
    {
        IsDone = isDone;
        Data = data;
        Reason = reason;
        Status = status;
    }

    /// <summary>True when the request succeeded.</summary>
    public bool IsDone { get; }

    /// <summary>The CAD's answer, a plain value, possibly an empty table; null when the request failed.</summary>
    public object? Data { get; }

    /// <summary>Why the request failed, or why its result is unknown; null on success.</summary>
    public string? Reason { get; }

    /// <summary>The CAD's HTTP status; 0 without a response.</summary>
    public int Status { get; }

    /// <summary>The second argument of a callback: a table on success, else the reason.</summary>
    public object Result => Data ?? Reason!;

    /// <summary>Creates the answer of a request that succeeded.</summary>
    public static RequestAnswer Done(object data, int status = 200) => new(true, data, null, status);

    /// <summary>Creates the answer of a failed request, or of one with an unknown result.</summary>
    public static RequestAnswer NotDone(string reason, int status = 0) => new(false, null, reason, status);

    /// <summary>Creates the answer table, with the id of a call always in <c>callId</c>.</summary>
    public static Table WithCallId(Table data)
    {
        var id = FieldReader.CallKey(data.Get("callId")) ?? FieldReader.CallKey(data.Get("dispatchCallId"))
            ?? FieldReader.CallKey(data.Get("id"));
        return id is null ? data : new Table(data, StringComparer.Ordinal) { ["callId"] = id };
    }
}

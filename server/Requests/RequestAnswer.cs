using System;
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

    /// <summary>The CAD has done it.</summary>
    public bool IsDone { get; }

    /// <summary>What the CAD answered, a plain value, possibly an empty table; null when it is not done.</summary>
    public object? Data { get; }

    /// <summary>Why it was not done, or why that is unknown; null when it was done.</summary>
    public string? Reason { get; }

    /// <summary>The CAD's HTTP status; 0 when it has not answered.</summary>
    public int Status { get; }

    /// <summary>What a callback gets second: a table when it is done, else the reason.</summary>
    public object Result => Data ?? Reason!;

    /// <summary>The CAD has done it.</summary>
    public static RequestAnswer Done(object data, int status = 200) => new(true, data, null, status);

    /// <summary>It was not done, or that is unknown.</summary>
    public static RequestAnswer NotDone(string reason, int status = 0) => new(false, null, reason, status);

    /// <summary>What the CAD answered, with the id of a call always in <c>callId</c>.</summary>
    public static Table WithCallId(Table data)
    {
        var id = PlainFieldReader.CallKey(data.Get("callId")) ?? PlainFieldReader.CallKey(data.Get("dispatchCallId"))
            ?? PlainFieldReader.CallKey(data.Get("id"));
        return id is null ? data : new Table(data, StringComparer.Ordinal) { ["callId"] = id };
    }
}

using SonoranPush.Cad;

namespace SonoranPush.Requests;

/// <summary>The exports for requests to the CAD. Arguments are untrusted values of scripts; a callback gets (ok, result). Each returns
/// whether the request was accepted. Main thread only.</summary>
internal sealed class RequestExports
{
    private readonly RequestDispatcher _requests;

    public RequestExports(RequestDispatcher requests) => _requests = requests;

    private RequestBuilder Builder => _requests.Builder;

    public bool SetUnitStatus(object? target, object? status, Action<object?[]>? callback) =>
        Submit(Builder.UnitStatus(Builder.Targets.Resolve(target), status), callback);

    public bool SetUnitPanic(object? target, object? isPanic, Action<object?[]>? callback) =>
        Submit(Builder.UnitPanic(Builder.Targets.Resolve(target), isPanic), callback);

    public bool Create911Call(object? call, Action<object?[]>? callback)
    {
        var fields = new RequestFields(call, "a 911 call");
        var serverId = ServerId(fields);
        return Submit(Builder.Create911Call(fields, serverId), fields, callback);
    }

    public bool CreateDispatchCall(object? call, Action<object?[]>? callback)
    {
        var fields = new RequestFields(call, "a dispatch call");
        var serverId = ServerId(fields);
        var units = fields.Value("units") is { } target && RequestFields.ToList(target) is not { Count: 0 }
            ? Builder.Targets.Resolve(target)
            : (ResolvedTargets?)null;
        return Submit(Builder.CreateDispatchCall(fields, units, serverId), fields, callback);
    }

    public bool Remove911Call(object? callId, Action<object?[]>? callback) => Submit(Builder.Remove911Call(callId), callback);

    public bool AddCallNote(object? callId, object? note, Action<object?[]>? callback) => Submit(Builder.AddCallNote(callId, note), callback);

    public bool AttachUnits(object? callId, object? target, Action<object?[]>? callback) =>
        Submit(Builder.AttachUnits(callId, Builder.Targets.Resolve(target)), callback);

    public bool DetachUnits(object? target, Action<object?[]>? callback) =>
        Submit(Builder.DetachUnits(Builder.Targets.Resolve(target)), callback);

    public bool CloseCalls(object? callIds, Action<object?[]>? callback) => Submit(Builder.CloseCalls(callIds), callback);

    private static int? ServerId(RequestFields fields)
    {
        if (fields.Value("serverId") is not { } value)
        {
            return null;
        }

        if (FieldReader.Integer(value) is >= 1 and <= int.MaxValue and var id)
        {
            return (int)id;
        }

        fields.Refuse("serverId: not a positive integer");
        return null;
    }

    // An unread field is an error, even if the rest is valid.
    private bool Submit(RequestDraft draft, RequestFields fields, Action<object?[]>? callback) =>
        Submit(fields.NoOthers().Refusal is { } refusal ? RequestDraft.Refused(refusal) : draft, callback);

    private bool Submit(RequestDraft draft, Action<object?[]>? callback) => _requests.Submit(
        draft, callback is null ? null : answer => callback(new[] { answer.IsDone, answer.Result }));
}

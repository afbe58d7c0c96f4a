using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Diagnostics;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using SonoranPush.Requests;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>Requests to the CAD of resources written for the official one, with its names, arguments and callbacks. Main thread
/// only.</summary>
internal sealed class OfficialRequests
{
    private const int MaxNoted = 1_000;
    private const int MaxTypeLength = 64;

    private readonly RequestDispatcher _requests;
    private readonly OfficialRequestReader _fields;
    private readonly OfficialListResponses _lists;
    private readonly ILogger _log;
    private readonly Dictionary<string, Func<object?, RequestDraft>> _types;
    private readonly HashSet<(string Resource, string Type)> _noted = new();

    public OfficialRequests(RequestDispatcher requests, CadState cad, ILogger log)
    {
        _requests = requests;
        _fields = new OfficialRequestReader(requests.Builder);
        _lists = new OfficialListResponses(cad);
        _log = log;
        _types = CreateTypes(requests.Builder);
    }

    /// <summary>performApiRequest: sends a request by its type.</summary>
    /// <param name="data">A table with the fields, or an array that holds one.</param>
    /// <param name="type">The type, in any case.</param>
    /// <param name="callback">Gets (result, ok, response), or null.</param>
    /// <param name="findCaller">Names the calling resource.</param>
    public void PerformApiRequest(object? data, object? type, Action<object?[]>? callback, Func<string> findCaller)
    {
        var answered = callback is null ? (Action<RequestAnswer>?)null : answer => callback(new[] { answer.Result, answer.IsDone, Response(answer) });
        var name = (type as string)?.Trim().ToUpperInvariant() ?? string.Empty;
        var items = RequestFields.ToList(data) ?? new List<object?> { data };
        if (_lists.Find(name, items.FirstOrDefault()) is { } list)
        {
            _requests.Answer(name, RequestAnswer.Done(list), answered);
        }
        else if (!_types.TryGetValue(name, out var create))
        {
            RefuseType(name, answered, findCaller);
        }
        else if (items.Count != 1)
        {
            _requests.Submit(RequestDraft.Refused("data: not a table, or an array that holds one"), answered);
        }
        else
        {
            _requests.Submit(create(items[0]), answered);
        }
    }

    /// <summary>call911: creates a 911 call. The callback gets (text, ok).</summary>
    /// <param name="call">(caller, location, description, postal, plate).</param>
    /// <param name="callback">The callback, or null.</param>
    /// <param name="more">(silenceAlert or coordinates, useCallLocation or metadata, minutes until it is deleted).</param>
    public void Call911(object?[] call, Action<object?[]>? callback, object?[] more) => _requests.Submit(
        _fields.Create911Call(OfficialRequestReader.Call911(call, more)), WithText(callback, "EMERGENCY CALL ADDED ID: {0}"));

    /// <summary>createDispatchCall: creates a dispatch call. The callback gets (text, ok).</summary>
    /// <param name="call">(origin, status, priority, block, address, postal, title, code, primary, trackPrimary, description, notes, metaData,
    /// units).</param>
    /// <param name="callback">The callback, or null.</param>
    public void CreateDispatchCall(object?[] call, Action<object?[]>? callback) => _requests.Submit(
        _fields.CreateDispatchCall(OfficialRequestReader.DispatchCall(call)), WithText(callback, "NEW DISPATCH CREATED - ID: {0}"));

    /// <summary>addCallNote: adds a note to a dispatch call.</summary>
    public void AddCallNote(object? callId, object? note) => _requests.Submit(_requests.Builder.AddCallNote(callId, note), null);

    /// <summary>setCallPostal: sets the postal code of a dispatch call.</summary>
    public void SetCallPostal(object? callId, object? postal) => _requests.Submit(_requests.Builder.SetCallPostal(callId, postal), null);

    /// <summary>remove911: removes a 911 call.</summary>
    public void Remove911(object? callId) => _requests.Submit(_requests.Builder.Remove911Call(callId), null);

    private static Table Response(RequestAnswer answer) => new(StringComparer.Ordinal)
    {
        ["success"] = answer.IsDone,
        ["status"] = (long)answer.Status,
        [answer.IsDone ? "data" : "reason"] = answer.Result,
    };

    private static Action<RequestAnswer>? WithText(Action<object?[]>? callback, string done) => callback is null ? null : answer =>
    {
        var id = (answer.Data as Table)?.Get("callId");
        callback(new[] { answer.IsDone ? string.Format(CultureInfo.InvariantCulture, done, id) : answer.Reason, (object)answer.IsDone });
    };

    private Dictionary<string, Func<object?, RequestDraft>> CreateTypes(RequestBuilder builder)
    {
        Func<object?, RequestDraft> status = data => builder.UnitStatus(_fields.Units(data), PlainValue.Member(data, "status"));
        Func<object?, RequestDraft> panic = data => builder.UnitPanic(_fields.Units(data), PlainValue.Member(data, "isPanic"));
        return new(StringComparer.Ordinal)
        {
            ["UNIT_STATUS"] = status,
            ["SET_UNIT_STATUS"] = status,
            ["UNIT_PANIC"] = panic,
            ["SET_UNIT_PANIC"] = panic,
            ["PANIC"] = panic,
            ["CALL_911"] = _fields.Create911Call,
            ["REMOVE_911"] = data => builder.Remove911Call(PlainValue.Member(data, "callId")),
            ["NEW_DISPATCH"] = _fields.CreateDispatchCall,
            ["ATTACH_UNIT"] = data => builder.AttachUnits(PlainValue.Member(data, "callId"), _fields.Units(data)),
            ["DETACH_UNIT"] = data => builder.DetachUnits(_fields.Units(data)),
            ["ADD_CALL_NOTE"] = data => builder.AddCallNote(PlainValue.Member(data, "callId"), PlainValue.Member(data, "note")),
            ["SET_CALL_POSTAL"] = data => builder.SetCallPostal(PlainValue.Member(data, "callId"), PlainValue.Member(data, "postal")),
            ["CLOSE_CALL"] = data => builder.CloseCalls(PlainValue.Member(data, "callIds") ?? PlainValue.Member(data, "callId")),
        };
    }

    private void RefuseType(string type, Action<RequestAnswer>? answered, Func<string> findCaller)
    {
        var shown = ConsoleText.Clean(type, MaxTypeLength);
        var caller = findCaller();
        if (_noted.Count < MaxNoted && _noted.Add((caller, shown)))
        {
            Log.RequestTypeUnknown(_log, caller, shown);
        }

        // When Lua calls the export with a dot, the first argument is lost.
        var reason = type.Length == 0 ? "type: missing; in Lua call exports.sonorancad:performApiRequest with a colon" : $"{shown} is not supported by sonoranpush";
        if (answered is not null)
        {
            _requests.Answer(shown, RequestAnswer.NotDone(reason), answered);
        }
    }
}

using SonoranPush.Cad;
using SonoranPush.Rest;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>Builds requests from the arguments of scripts: validates them, resolves units and calls, and selects the CAD server. Invalid
/// arguments build no request. Main thread only.</summary>
internal sealed class RequestBuilder
{
    private const long MaxStatus = 9_999;
    private const long MaxMinutes = 7 * 24 * 60;

    private static readonly Table Nothing = new(StringComparer.Ordinal);

    private readonly CadState _cad;
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyList<int>> _serverIds;

    /// <summary>Creates a builder.</summary>
    /// <param name="cad">The state of the CAD.</param>
    /// <param name="serverIds">The CAD servers that are configured; the first one is the default.</param>
    /// <param name="time">The clock.</param>
    public RequestBuilder(CadState cad, Func<IReadOnlyList<int>> serverIds, TimeProvider time)
    {
        _cad = cad;
        _serverIds = serverIds;
        _time = time;
        Targets = new TargetResolver(cad);
    }

    /// <summary>Resolves units.</summary>
    public TargetResolver Targets { get; }

    /// <summary>Returns true if this CAD server is configured.</summary>
    public bool IsConfigured(long serverId) => serverId is > 0 and <= int.MaxValue && _serverIds().Contains((int)serverId);

    public RequestDraft UnitStatus(ResolvedTargets units, object? status) =>
        FieldReader.Integer(status) is not (>= 0 and <= MaxStatus) || FieldReader.Integer(status) is not { } number
            ? RequestDraft.Refused(FormattableString.Invariant($"status: not an integer from 0 to {MaxStatus}"))
            : ForUnits(CadEndpoint.UnitStatus, "units/status", units, new Table(StringComparer.Ordinal) { ["status"] = number });

    public RequestDraft UnitPanic(ResolvedTargets units, object? isPanic) => FieldReader.Flag(isPanic) is { } flag
        ? ForUnits(CadEndpoint.UnitPanic, "units/panic", units, new Table(StringComparer.Ordinal) { ["isPanic"] = flag })
        : RequestDraft.Refused("isPanic: neither true nor false");

    /// <summary>Builds the request for a new 911 call.</summary>
    /// <param name="call">Its fields.</param>
    /// <param name="serverId">The CAD server; null for the default.</param>
    public RequestDraft Create911Call(RequestFields call, int? serverId)
    {
        call.Flag("isEmergency", otherwise: true)
            .Text("caller", isRequired: true)
            .Text("location", isRequired: true)
            .Text("description", RequestFields.MaxTextLength)
            .MetaData("metaData")
            .Integer("deleteAfterMinutes", 1, MaxMinutes);
        return ForServer(serverId, server => new CadRequest(CadEndpoint.Create911Call, server, "calls/911", call.Body), call.Refusal);
    }

    /// <summary>Builds the request for a new dispatch call.</summary>
    /// <param name="call">Its fields.</param>
    /// <param name="units">Its units; null for none.</param>
    /// <param name="serverId">The CAD server; null for that of its units.</param>
    public RequestDraft CreateDispatchCall(RequestFields call, ResolvedTargets? units, int? serverId)
    {
        call.Integer("origin", 0, 3, otherwise: 0)
            .Integer("status", 0, 2, otherwise: 0)
            .Integer("priority", 1, 3, otherwise: 1)
            .Text("title", isRequired: true)
            .Text("description", RequestFields.MaxTextLength)
            .Text("address")
            .Text("postal")
            .Text("block")
            .Text("code")
            .Notes("notes", _time.GetUtcNow())
            .MetaData("metaData")
            .Integer("deleteAfterMinutes", 1, MaxMinutes)
            .Refuse(units?.Refusal);
        if (call.Refusal is null)
        {
            // The CAD requires one of both lists, even if it is empty.
            string? refusal = null;
            var (linked, accounts) = units?.Targets is { } targets ? Targets.ToAccounts(targets, out refusal) : (new List<object?>(), new List<object?>());
            call.Refuse(refusal);
            call.Body[accounts.Count > 0 ? "accounts" : "communityUserIds"] = accounts.Count > 0 ? accounts : linked;
            if (accounts.Count > 0 && linked.Count > 0)
            {
                call.Body["communityUserIds"] = linked;
            }
        }

        return ForServer(
            serverId ?? units?.ServerId, server => new CadRequest(CadEndpoint.CreateDispatchCall, server, "dispatch-calls", call.Body), call.Refusal);
    }

    public RequestDraft Remove911Call(object? callId) => ForCall(
        callId, ServerOfEmergencyCall, (server, key) => new CadRequest(CadEndpoint.Remove911Call, server, "calls/911/" + Segment(key), Nothing));

    /// <summary>Builds the request for a note.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="note">A text, or a table with <c>note</c> or <c>content</c> and <c>label</c>.</param>
    public RequestDraft AddCallNote(object? callId, object? note)
    {
        var fields = new RequestFields(
            Locations.Input.PlainValue.IsMap(note) ? note : new Dictionary<string, object?>(StringComparer.Ordinal) { ["note"] = note }, "a note");
        fields.Text("note", RequestFields.MaxTextLength, isRequired: true).Text("label").NoOthers();
        fields.Body["noteType"] = "text";
        return ForCall(
            callId,
            ServerOfCall,
            (server, key) => new CadRequest(CadEndpoint.AddCallNote, server, $"dispatch-calls/{Segment(key)}/notes", fields.Body),
            fields.Refusal);
    }

    public RequestDraft AttachUnits(object? callId, ResolvedTargets units) => ForCall(
        callId,
        ServerOfCall,
        (server, key) => new CadRequest(CadEndpoint.AttachUnits, server, $"dispatch-calls/{Segment(key)}/attachments", Nothing, units.Targets),
        units.Refusal);

    public RequestDraft DetachUnits(ResolvedTargets units) => ForUnits(CadEndpoint.DetachUnits, "dispatch-calls/attachments", units, Nothing);

    /// <summary>Builds the request that closes dispatch calls.</summary>
    /// <param name="callIds">The id of a call, or a list of them.</param>
    public RequestDraft CloseCalls(object? callIds)
    {
        var list = RequestFields.ToList(callIds) ?? new List<object?> { callIds };
        var keys = list.Select(CallId).ToList();
        if (keys.Count is 0 or > UnitTargets.MaxTargets || keys.Contains(null))
        {
            return RequestDraft.Refused(FormattableString.Invariant($"callIds: not the ids of 1 to {UnitTargets.MaxTargets} calls"));
        }

        var servers = keys.Select(key => ServerOfCall(key!)).Where(server => server is not null).Distinct().ToList();
        var body = new Table(StringComparer.Ordinal) { ["callIds"] = keys };
        return ForServer(
            servers.FirstOrDefault(),
            server => new CadRequest(CadEndpoint.CloseCalls, server, "dispatch-calls/close", body),
            servers.Count > 1 ? "callIds: calls of several CAD servers; send a request for each server" : null);
    }

    public RequestDraft SetCallPostal(object? callId, object? postal)
    {
        var fields = new RequestFields(new Dictionary<string, object?>(StringComparer.Ordinal) { ["postal"] = postal }, "a call");
        fields.Text("postal", isRequired: true);
        return ForCall(
            callId,
            ServerOfCall,
            (server, key) => new CadRequest(CadEndpoint.CallPostal, server, $"dispatch-calls/{Segment(key)}/postal", fields.Body),
            fields.Refusal);
    }

    // A segment of dots would be removed from the URL and change the endpoint.
    private static object? CallId(object? value) => FieldReader.CallKey(value) is { } key && key is not ("." or "..") ? key : null;

    private static string Segment(object key) => Uri.EscapeDataString(Convert.ToString(key, CultureInfo.InvariantCulture)!);

    private int? ServerOfCall(object key) => _cad.Calls.Find(key)?.ServerId;

    private int? ServerOfEmergencyCall(object key) => _cad.EmergencyCalls.Find(key)?.ServerId;

    private RequestDraft ForUnits(CadEndpoint endpoint, string path, ResolvedTargets units, Table fields) =>
        ForServer(units.ServerId, server => new CadRequest(endpoint, server, path, fields, units.Targets), units.Refusal);

    private RequestDraft ForCall(object? callId, Func<object, int?> find, Func<int, object, CadRequest> build, string? refusal = null) =>
        CallId(callId) is { } key
            ? ForServer(find(key), server => build(server, key), refusal)
            : RequestDraft.Refused("callId: not the id of a call");

    private RequestDraft ForServer(int? serverId, Func<int, CadRequest> build, string? refusal)
    {
        if (refusal is not null)
        {
            return RequestDraft.Refused(refusal);
        }

        var configured = _serverIds();
        if (configured.Count == 0)
        {
            return RequestDraft.Refused("sonoranpush has no credentials for Sonoran CAD yet");
        }

        var chosen = serverId ?? configured[0];
        return configured.Contains(chosen)
            ? new RequestDraft(build(chosen), null)
            : RequestDraft.Refused(FormattableString.Invariant($"serverId: {chosen} is not in sonoranpush_serverId"));
    }
}

/// <summary>A request, or the reason why the arguments are invalid.</summary>
/// <param name="Request">The request, or null.</param>
/// <param name="Refusal">What is wrong with what a script passed, or null.</param>
internal readonly record struct RequestDraft(CadRequest? Request, string? Refusal)
{
    /// <summary>There is no request.</summary>
    public static RequestDraft Refused(string refusal) => new(null, refusal);
}

/// <summary>The resolved units, or the reason why they are not found.</summary>
/// <param name="Targets">The units, or null.</param>
/// <param name="ServerId">Their CAD server; null when none of them is known.</param>
/// <param name="Refusal">What is wrong with what a script passed, or null.</param>
internal readonly record struct ResolvedTargets(UnitTargets? Targets, int? ServerId, string? Refusal);

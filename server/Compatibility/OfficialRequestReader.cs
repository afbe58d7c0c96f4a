using SonoranPush.Cad;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using SonoranPush.Requests;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>Reads the fields of the CAD's older interface and the arguments of the official resource's exports. Main thread only.</summary>
internal sealed class OfficialRequestReader
{
    private static readonly string[] UnitIdFields = { "identIds", "identId" };
    private static readonly string[] IdentityFields = { "units", "apiIds", "apiId", "communityUserIds", "communityUserId", "account" };
    private static readonly string[] DispatchCallFields =
    {
        "origin", "status", "priority", "block", "address", "postal", "title", "code", "primary", "trackPrimary", "description", "notes", "metaData", "units",
    };

    private readonly RequestBuilder _builder;

    public OfficialRequestReader(RequestBuilder builder) => _builder = builder;

    /// <summary>The data of a 911 call from the arguments of <c>call911</c>.</summary>
    /// <param name="call">(caller, location, description, postal, plate).</param>
    /// <param name="more">(silenceAlert or coordinates, useCallLocation or metadata, minutes until it is deleted).</param>
    public static Table Call911(object?[] call, object?[] more)
    {
        var metaData = new Table(StringComparer.Ordinal) { ["postal"] = call[3], ["plate"] = call[4] };
        if (PlainValue.IsMap(more[0]))
        {
            foreach (var axis in new[] { "x", "y", "z" })
            {
                metaData[axis] = PlainValue.Member(more[0], axis);
            }
        }
        else
        {
            metaData["silenceAlert"] = more[0] as bool? ?? false;
        }

        if (more[1] is IDictionary<string, object?> own)
        {
            own.ToList().ForEach(member => metaData[member.Key] = member.Value);
        }
        else
        {
            metaData["useCallLocation"] = more[1] as bool? ?? false;
        }

        return new(StringComparer.Ordinal)
        {
            ["caller"] = call[0], ["location"] = call[1], ["description"] = call[2], ["metaData"] = metaData, ["deleteAfter"] = more[2],
        };
    }

    /// <summary>The data of a dispatch call from the arguments of <c>createDispatchCall</c>.</summary>
    public static Table DispatchCall(object?[] call)
    {
        var data = new Table(StringComparer.Ordinal);
        for (var i = 0; i < DispatchCallFields.Length; i++)
        {
            data[DispatchCallFields[i]] = call[i];
        }

        data["title"] ??= "New Call";
        return data;
    }

    /// <summary>The units in the data: by identifier id, API id or linked id.</summary>
    public ResolvedTargets Units(object? data)
    {
        var targets = Values(data, UnitIdFields).Select(id => Target("unitId", id))
            .Concat(Values(data, IdentityFields).Select(identity => Target("communityUserId", AsText(identity))))
            .ToList<object?>();
        return targets.Count == 0
            ? new ResolvedTargets(null, ServerId(data), "data: names no unit by apiId, identIds or communityUserId")
            : _builder.Targets.Resolve(targets);
    }

    /// <summary>A 911 call.</summary>
    public RequestDraft Create911Call(object? data)
    {
        var copy = Copy(data);
        copy["deleteAfterMinutes"] ??= PlainValue.Member(data, "deleteAfter");
        return _builder.Create911Call(new RequestFields(copy, "a 911 call"), ServerId(data));
    }

    /// <summary>A dispatch call.</summary>
    public RequestDraft CreateDispatchCall(object? data)
    {
        var units = Values(data, UnitIdFields.Concat(IdentityFields)).Any() ? Units(data) : (ResolvedTargets?)null;
        var copy = Copy(data);
        copy["deleteAfterMinutes"] ??= PlainValue.Member(data, "deleteAfter");
        return _builder.CreateDispatchCall(new RequestFields(copy, "a dispatch call"), units, units?.ServerId ?? ServerId(data));
    }

    // Public code often passes a default here instead of the community's number.
    private int? ServerId(object? data) =>
        FieldReader.Integer(PlainValue.Member(data, "serverId")) is { } id && _builder.IsConfigured(id) ? (int)id : null;

    private static Table Copy(object? data)
    {
        var copy = data is IDictionary<string, object?> members ? new Table(members, StringComparer.Ordinal) : new Table(StringComparer.Ordinal);
        if (!copy.ContainsKey("deleteAfterMinutes"))
        {
            copy["deleteAfterMinutes"] = null;
        }

        return copy;
    }

    private static IEnumerable<object?> Values(object? data, IEnumerable<string> names) => names
        .Select(name => PlainValue.Member(data, name))
        .Where(value => value is not (null or "") && !PlainValue.IsMap(value))
        .SelectMany(value => RequestFields.ToList(value) ?? new List<object?> { value });

    private static object? AsText(object? identity) =>
        FieldReader.Integer(identity) is { } number ? number.ToString(CultureInfo.InvariantCulture) : identity;

    private static Table Target(string name, object? value) => new Table(StringComparer.Ordinal) { [name] = value };
}

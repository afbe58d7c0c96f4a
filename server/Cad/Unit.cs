using SonoranPush.Players;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>A unit as the CAD describes it. Immutable.</summary>
internal sealed class Unit : IRegistryEntry<Unit>
{
    private const int MaxIdentities = 16;

    private static readonly string[] IdentityFields = { "communityUserIds", "communityUserId", "apiIds", "apiId1", "apiId2" };

    // False for members that are missing in the message and have a default value.
    private readonly bool _hasData;
    private readonly bool _hasIdentities;

    private Unit(long id, int serverId, Table table, IReadOnlyList<string> identities, IReadOnlyList<string> linkedIds, bool hasData, bool hasIdentities)
    {
        _hasData = hasData;
        _hasIdentities = hasIdentities;
        Id = id;
        ServerId = serverId;
        Table = table;
        Identities = identities;
        LinkedIds = linkedIds;
    }

    /// <summary>The identifier id.</summary>
    public long Id { get; }

    /// <inheritdoc />
    public int ServerId { get; }

    /// <summary>All fields, with an integer id and <c>data.apiIds</c> always a list.</summary>
    public Table Table { get; }

    /// <summary>Normalised values that identify the unit's player.</summary>
    public IReadOnlyList<string> Identities { get; }

    /// <summary>The linked ids among the identities, as the CAD spells them.</summary>
    public IReadOnlyList<string> LinkedIds { get; }

    /// <summary>True for a dispatcher.</summary>
    public bool IsDispatch => FieldReader.Flag(Table.Get("isDispatch")) == true;

    /// <summary>The status, an integer that communities define; null when the CAD gave none.</summary>
    public object? Status => Table.Get("status");

    /// <inheritdoc />
    public bool IsOver => false;

    /// <summary>The data part of the table.</summary>
    public Table Data => (Table)Table["data"]!;

    /// <summary>Reads a unit object.</summary>
    /// <returns>Null when it has no id.</returns>
    public static Unit? Read(Table table, int serverId)
    {
        if (FieldReader.Integer(table.Get("id")) is not { } id)
        {
            return null;
        }

        var source = table.Get("data") as Table;
        var data = source is null ? new Table(StringComparer.Ordinal) : new Table(source, StringComparer.Ordinal);
        var apiIds = ReadApiIds(source ?? table);
        data["apiIds"] = apiIds;
        var linked = ReadLinkedIds(source ?? table);
        var copy = new Table(table, StringComparer.Ordinal) { ["id"] = id, ["data"] = data };
        if (FieldReader.Integer(table.Get("status")) is { } status)
        {
            copy["status"] = status;
        }

        var hasData = source is not null || FieldReader.IsCleared(table, "data");
        var hasIdentities = hasData || Array.Exists(IdentityFields, table.ContainsKey);
        return new Unit(id, serverId, copy, Normalise(linked.Count > 0 ? linked : apiIds), Strings(linked), hasData, hasIdentities);
    }

    /// <summary>The unit with one field changed.</summary>
    public Unit With(string field, object? value) => new(Id, ServerId, Table.With(field, value), Identities, LinkedIds, _hasData || field == "data", _hasIdentities);

    /// <summary>The unit with another group; empty for none.</summary>
    public Unit InGroup(string group) => With("data", Data.With("group", group));

    /// <summary>The unit without a group. A unit that has changed its group since is not changed.</summary>
    /// <param name="group">The group that it leaves; null for any.</param>
    public Unit OutOfGroup(string? group) => group is null || group.Equals(Data.Get("group")) ? InGroup(string.Empty) : this;

    /// <inheritdoc />
    /// <remarks>Identities that stay the same are the same lists: their player is not looked up again.</remarks>
    public Unit MergeInto(Unit? known)
    {
        if (known is null)
        {
            return this;
        }

        // The oldest form has the identities at the top level and no data.
        var table = Table.MergeInto(known.Table);
        table["data"] = _hasData ? Data : _hasIdentities ? known.Data.With("apiIds", Data["apiIds"]) : known.Data;
        var keeps = !_hasIdentities || (Identities.SequenceEqual(known.Identities) && LinkedIds.SequenceEqual(known.LinkedIds));
        var (identities, linkedIds) = keeps ? (known.Identities, known.LinkedIds) : (Identities, LinkedIds);
        return new Unit(Id, ServerId, table, identities, linkedIds, _hasData || known._hasData, _hasIdentities || known._hasIdentities);
    }

    /// <inheritdoc />
    public bool HasSameContent(Unit other) => PlainValueComparer.Same(Table, other.Table);

    /// <summary>Returns true if both are equal except for their location: units move all the time without push events.</summary>
    public bool HasSameContentElsewhere(Unit other) =>
        HasSameContent(other.With("location", Table.Get("location")).With("coordinates", Table.Get("coordinates")));

    // The older form had two fields instead of the list.
    private static List<object?> ReadApiIds(Table data)
    {
        if (data.Get("apiIds") is { } ids)
        {
            return FieldReader.Texts(ids);
        }

        return FieldReader.Texts(new List<object?> { data.Get("apiId1"), data.Get("apiId2") });
    }

    private static List<object?> ReadLinkedIds(Table data)
    {
        var plural = FieldReader.Texts(data.Get("communityUserIds"));
        return plural.Count > 0 ? plural : FieldReader.Texts(data.Get("communityUserId"));
    }

    private static List<string> Normalise(List<object?> values)
    {
        var identities = new List<string>();
        foreach (var value in values)
        {
            if (identities.Count < MaxIdentities && IdentityNormalizer.Normalise((string?)value) is { } identity && !identities.Contains(identity))
            {
                identities.Add(identity);
            }
        }

        return identities;
    }

    private static List<string> Strings(List<object?> texts) => texts.ConvertAll(text => (string)text!);
}

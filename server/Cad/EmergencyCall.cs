using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>A 911 call as the CAD describes it. Immutable.</summary>
internal sealed class EmergencyCall : IRegistryEntry<EmergencyCall>
{
    private readonly bool _hasMetaData;

    private EmergencyCall(object key, int serverId, Table table, bool hasMetaData)
    {
        _hasMetaData = hasMetaData;
        Key = key;
        ServerId = serverId;
        Table = table;
    }

    /// <summary>Its id: a boxed long, or a text.</summary>
    public object Key { get; }

    /// <inheritdoc />
    public int ServerId { get; }

    /// <summary>All fields; <c>metaData</c> is a table.</summary>
    public Table Table { get; }

    /// <inheritdoc />
    public bool IsOver => false;

    /// <summary>The metadata, possibly empty.</summary>
    public Table MetaData => (Table)Table["metaData"]!;

    /// <summary>Reads a 911 call object.</summary>
    /// <param name="table">The call.</param>
    /// <param name="metaDataBeside">The metadata next to the call in the message; used when the call has none.</param>
    /// <param name="serverId">The CAD server.</param>
    /// <returns>Null when it has no id.</returns>
    public static EmergencyCall? Read(Table table, object? metaDataBeside, int serverId)
    {
        if (FieldReader.CallKey(table.Get("callId")) is not { } key)
        {
            return null;
        }

        var metaData = table.Get("metaData") as Table ?? metaDataBeside as Table;
        var copy = new Table(table, StringComparer.Ordinal) { ["callId"] = key, ["metaData"] = metaData ?? new Table(StringComparer.Ordinal) };
        return new EmergencyCall(key, serverId, copy, metaData is not null || FieldReader.IsCleared(table, "metaData"));
    }

    /// <inheritdoc />
    public bool HasSameContent(EmergencyCall other) => PlainValueComparer.Same(Table, other.Table);

    /// <inheritdoc />
    public EmergencyCall MergeInto(EmergencyCall? known)
    {
        if (known is null)
        {
            return this;
        }

        var table = Table.MergeInto(known.Table);
        table["metaData"] = _hasMetaData ? MetaData : known.MetaData;
        return new EmergencyCall(Key, ServerId, table, _hasMetaData || known._hasMetaData);
    }
}

using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>A dispatch call as the CAD describes it. Immutable.</summary>
internal sealed class Call : IRegistryEntry<Call>
{
    /// <summary>Most notes that are kept of a call; the newest stay.</summary>
    public const int MaxNotes = 200;

    private const long ClosedStatus = 2;

    private static readonly string[] NormalizedFields = { "idents", "notes", "metaData" };

    // Up to this size, searching a list is as fast as building and searching a set.
    private const int Few = 16;

    // The fields among these that are missing in the message and have a default value.
    private readonly IReadOnlyList<string> _defaults;

    private HashSet<object?>? _manyIdents;

    private Call(object key, int serverId, CallEntryKind kind, Table dispatch, IReadOnlyList<string> defaults)
    {
        _defaults = defaults;
        Key = key;
        ServerId = serverId;
        Kind = kind;
        Dispatch = dispatch;
    }

    /// <summary>Its id: a boxed long, or a text.</summary>
    public object Key { get; }

    /// <inheritdoc />
    public int ServerId { get; }

    /// <summary>The kind of its last event.</summary>
    public CallEntryKind Kind { get; }

    /// <summary>All fields; <c>idents</c> and <c>notes</c> are lists, <c>metaData</c> is a table.</summary>
    public Table Dispatch { get; }

    /// <inheritdoc />
    public bool IsOver => FieldReader.Integer(Dispatch.Get("status")) == ClosedStatus;

    /// <summary>Ids of the attached units.</summary>
    public List<object?> Idents => (List<object?>)Dispatch["idents"]!;

    /// <summary>Reads a call object.</summary>
    /// <param name="table">The call.</param>
    /// <param name="serverId">The CAD server.</param>
    /// <param name="kind">What happened to it.</param>
    /// <param name="ids">Reads its units; null when too many need no report.</param>
    /// <returns>Null when it has no id.</returns>
    public static Call? Read(Table table, int serverId, CallEntryKind kind, IdReader? ids = null)
    {
        if (FieldReader.CallKey(table.Get("callId")) is not { } key)
        {
            return null;
        }

        var dispatch = new Table(table, StringComparer.Ordinal)
        {
            ["callId"] = key,
            ["idents"] = (ids ?? new IdReader()).Units(table, "idents").ConvertAll(id => (object?)id),
            ["notes"] = ReadNotes(table.Get("notes")),
            ["metaData"] = table.Get("metaData") as Table ?? new Table(StringComparer.Ordinal),
        };
        return new Call(key, serverId, kind, dispatch, Array.FindAll(NormalizedFields, field => !Says(table, field)));
    }

    /// <summary>The call after it was closed.</summary>
    public Call Closed() => With(CallEntryKind.Close, "status", ClosedStatus);

    /// <summary>The call with a note added at the front; a duplicate is not added.</summary>
    public Call WithNote(object? note)
    {
        var notes = (List<object?>)Dispatch["notes"]!;
        if (ReadNote(note) is not { } added || notes.Exists(known => PlainValueComparer.Same(known, added)))
        {
            return With(CallEntryKind.Edit, "notes", notes);
        }

        var longer = new List<object?>(notes.Count + 1) { added };
        longer.AddRange(notes.GetRange(0, Math.Min(notes.Count, MaxNotes - 1)));
        return With(CallEntryKind.Edit, "notes", longer);
    }

    /// <summary>Returns true if the unit is attached.</summary>
    public bool Has(long unitId) =>
        Idents.Count > Few ? (_manyIdents ??= new HashSet<object?>(Idents)).Contains(unitId) : Idents.Contains(unitId);

    /// <summary>The call with units attached, each once and as many as one message may name.</summary>
    public Call Attach(List<long> unitIds)
    {
        var idents = new List<object?>(Idents);
        foreach (var unitId in unitIds)
        {
            if (idents.Count < IdReader.MaxIds && !Has(unitId))
            {
                idents.Add(unitId);
            }
        }

        return With(CallEntryKind.Edit, "idents", idents);
    }

    /// <summary>The call without some units.</summary>
    public Call Detach(List<long> unitIds)
    {
        ICollection<long> leaving = unitIds.Count > Few ? new HashSet<long>(unitIds) : unitIds;
        return With(CallEntryKind.Edit, "idents", Idents.FindAll(ident => !leaving.Contains((long)ident!)));
    }

    /// <summary>The entry of the official call cache: <c>{dispatch_type, dispatch}</c>.</summary>
    public Table ToEntry()
    {
        var entry = new Table(StringComparer.Ordinal) { ["dispatch"] = Dispatch };
        if (Kind.ToWord() is { } word)
        {
            entry["dispatch_type"] = word;
        }

        return entry;
    }

    /// <inheritdoc />
    public bool HasSameContent(Call other) => PlainValueComparer.Same(Dispatch, other.Dispatch);

    /// <inheritdoc />
    public Call MergeInto(Call? known)
    {
        if (known is null)
        {
            return this;
        }

        var dispatch = Dispatch.MergeInto(known.Dispatch);
        foreach (var field in _defaults)
        {
            dispatch[field] = known.Dispatch[field];
        }

        return new Call(Key, ServerId, Kind, dispatch, _defaults.Intersect(known._defaults).ToList());
    }

    private Call With(CallEntryKind kind, string field, object? value) => new(Key, ServerId, kind, Dispatch.With(field, value), _defaults);

    // Some push events of the CAD have an empty text instead of a list of notes.
    private static bool Says(Table table, string field) => table.Get(field) switch
    {
        List<object?> => field != "metaData",
        Table => field == "metaData",
        null => field != "notes" && table.ContainsKey(field),
        var value => field == "idents" && FieldReader.Integer(value) is not null,
    };

    private static List<object?> ReadNotes(object? value)
    {
        var notes = new List<object?>();
        if (value is List<object?> list)
        {
            foreach (var item in list)
            {
                if (notes.Count < MaxNotes && ReadNote(item) is { } note)
                {
                    notes.Add(note);
                }
            }
        }
        else if (ReadNote(value) is { } single)
        {
            notes.Add(single);
        }

        return notes;
    }

    private static Table? ReadNote(object? value) => value switch
    {
        Table note => note,
        string text when !string.IsNullOrWhiteSpace(text) => new Table(StringComparer.Ordinal) { ["type"] = "text", ["content"] = text },
        _ => null,
    };
}

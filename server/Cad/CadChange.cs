namespace SonoranPush.Cad;

/// <summary>The kinds of changes in the registries, named after the official resource's events, with the arguments of each event.</summary>
internal enum CadChangeKind
{
    /// <summary>Arguments: (unit).</summary>
    UnitLogin,

    /// <summary>Arguments: (ident id).</summary>
    UnitLogout,

    /// <summary>Arguments: (unit, status).</summary>
    UnitUpdate,

    /// <summary>Arguments: (unit, status).</summary>
    UnitStatusUpdate,

    /// <summary>Arguments: (unit, ident id, is panic).</summary>
    UnitPanic,

    /// <summary>Arguments: ({groupName, idents}).</summary>
    UnitGroupAdd,

    /// <summary>Arguments: (data).</summary>
    UnitGroupRemove,

    /// <summary>Arguments: (data).</summary>
    UnitGroupRename,

    /// <summary>Arguments: (entry, unit).</summary>
    UnitAttach,

    /// <summary>Arguments: (entry, unit).</summary>
    UnitDetach,

    /// <summary>Arguments: (entry).</summary>
    DispatchEvent,

    /// <summary>Arguments: (previous entry, data).</summary>
    DispatchEdit,

    /// <summary>Arguments: (entry or nil, data).</summary>
    DispatchNote,

    /// <summary>No arguments.</summary>
    CallCacheUpdated,

    /// <summary>No arguments.</summary>
    EmergencyCacheUpdated,

    /// <summary>Arguments: (call, metadata, identities or nil).</summary>
    IncomingCadCall,

    /// <summary>Arguments: (call id).</summary>
    CadCallRemoved,

    /// <summary>Arguments: (player id, unit).</summary>
    AddPlayer,

    /// <summary>Arguments: (player id, unit).</summary>
    RemovePlayer,
}

/// <summary>A change with its arguments in the order of the event.</summary>
internal readonly struct CadChange
{
    public CadChange(CadChangeKind kind, params object?[] arguments)
    {
        Kind = kind;
        Arguments = arguments;
    }

    /// <summary>The kind of change.</summary>
    public CadChangeKind Kind { get; }

    /// <summary>The arguments; a call is replaced by its official cache entry.</summary>
    public object?[] Arguments { get; }
}

namespace SonoranPush.Cad;

/// <summary>Something that changed in the registries, in the words of the official resource's events.</summary>
internal enum CadChangeKind
{
    /// <summary>(unit)</summary>
    UnitLogin,

    /// <summary>(ident id)</summary>
    UnitLogout,

    /// <summary>(unit, status)</summary>
    UnitUpdate,

    /// <summary>(unit, status)</summary>
    UnitStatusUpdate,

    /// <summary>(unit, ident id, is panic)</summary>
    UnitPanic,

    /// <summary>({groupName, idents})</summary>
    UnitGroupAdd,

    /// <summary>(data)</summary>
    UnitGroupRemove,

    /// <summary>(data)</summary>
    UnitGroupRename,

    /// <summary>(entry, unit)</summary>
    UnitAttach,

    /// <summary>(entry, unit)</summary>
    UnitDetach,

    /// <summary>(entry)</summary>
    DispatchEvent,

    /// <summary>(entry before, data)</summary>
    DispatchEdit,

    /// <summary>(entry or nil, data)</summary>
    DispatchNote,

    /// <summary>()</summary>
    CallCacheUpdated,

    /// <summary>()</summary>
    EmergencyCacheUpdated,

    /// <summary>(call, meta data, identities or nil)</summary>
    IncomingCadCall,

    /// <summary>(call id)</summary>
    CadCallRemoved,

    /// <summary>(player id, unit)</summary>
    AddPlayer,

    /// <summary>(player id, unit)</summary>
    RemovePlayer,
}

/// <summary>A change with its arguments in the order of the event.</summary>
internal readonly struct CadChange
{
    /// <summary>Creates a change.</summary>
    public CadChange(CadChangeKind kind, params object?[] arguments)
    {
        Kind = kind;
        Arguments = arguments;
    }

    /// <summary>What happened.</summary>
    public CadChangeKind Kind { get; }

    /// <summary>The arguments; a call stands for its entry in the official cache.</summary>
    public object?[] Arguments { get; }
}

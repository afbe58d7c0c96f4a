namespace SonoranPush.Cad;

/// <summary>What last happened to a call.</summary>
internal enum CallEntryKind
{
    /// <summary>It was in a REST snapshot.</summary>
    Snapshot,

    /// <summary>It was created.</summary>
    New,

    /// <summary>It, its notes or its units were changed.</summary>
    Edit,

    /// <summary>It was closed.</summary>
    Close,
}

/// <summary>The words of the official call cache.</summary>
internal static class CallEntryKindNames
{
    /// <summary>The value of <c>dispatch_type</c>; null when the entry has none.</summary>
    public static string? ToWord(this CallEntryKind kind) => kind switch
    {
        CallEntryKind.New => "CALL_NEW",
        CallEntryKind.Edit => "CALL_EDIT",
        CallEntryKind.Close => "CALL_CLOSE",
        _ => null,
    };
}

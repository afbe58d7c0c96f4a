namespace SonoranPush.Cad.Changes;

/// <summary>The registry that an entry belongs to.</summary>
internal enum EntryKind
{
    /// <summary>Units, by identifier id.</summary>
    Unit,

    /// <summary>Dispatch calls, by id.</summary>
    Call,

    /// <summary>911 calls, by id.</summary>
    EmergencyCall,
}

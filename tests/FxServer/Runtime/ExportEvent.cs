namespace CitizenFX.Core.Runtime;

/// <summary>The event behind an export: its one argument is a callback that takes the exported function.</summary>
internal static class ExportEvent
{
    /// <summary>The event's name.</summary>
    public static string Name(string resource, string export) => $"__cfx_export_{resource}_{export}";
}

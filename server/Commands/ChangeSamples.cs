using SonoranPush.Cad;
using SonoranPush.Cad.Changes;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Commands;

/// <summary>A sample of each change event, about the entries of the push event samples. Any thread.</summary>
internal static class ChangeSamples
{
    private const string Prefix = ScriptContract.Command + ":";

    private static readonly ChangeCause Cause = new(ChangeCauses.Test);

    private static readonly Dictionary<string, (EntryKind Kind, bool IsRemoval)> Events = new(StringComparer.OrdinalIgnoreCase)
    {
        [ScriptContract.UnitChanged] = (EntryKind.Unit, false),
        [ScriptContract.UnitRemoved] = (EntryKind.Unit, true),
        [ScriptContract.CallChanged] = (EntryKind.Call, false),
        [ScriptContract.CallRemoved] = (EntryKind.Call, true),
        [ScriptContract.EmergencyCallChanged] = (EntryKind.EmergencyCall, false),
        [ScriptContract.EmergencyCallRemoved] = (EntryKind.EmergencyCall, true),
    };

    /// <summary>The events without their prefix.</summary>
    public static IEnumerable<string> Names => Events.Keys.Select(name => name.Substring(Prefix.Length));

    /// <summary>Creates the sample of an event.</summary>
    /// <param name="name">The event without its prefix, in any case.</param>
    /// <param name="serverId">The CAD server that it names.</param>
    /// <returns>Null when there is no such event.</returns>
    public static ChangeEvent? Create(string name, int serverId)
    {
        if (!Events.TryGetValue(Prefix + name, out var wanted))
        {
            return null;
        }

        var entry = wanted.Kind switch
        {
            EntryKind.Unit => ExportEntry.Of(Unit.Read(Read("EVENT_UNIT_LOGIN", "unit"), serverId)!, null),
            EntryKind.Call => ExportEntry.Of(Call.Read(Read("EVENT_DISPATCH_NEW", "dispatch"), serverId, CallEntryKind.New)!),
            _ => ExportEntry.Of(EmergencyCall.Read(Read("EVENT_911", "call"), null, serverId)!),
        };
        return wanted.IsRemoval
            ? ChangeEvent.Removed(wanted.Kind, entry, Cause)
            : ChangeEvent.Changed(wanted.Kind, entry, Cause, isNew: true, entry.ChangedFields(null));
    }

    private static Table Read(string type, string field) =>
        (Table)((Table)PlainJsonReader.Read(Encoding.UTF8.GetBytes(PushEventSamples.Find(type)!), new PushEventLimits(), out _)!)[field]!;
}

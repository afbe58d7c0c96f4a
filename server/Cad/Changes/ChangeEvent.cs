using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Cad.Changes;

/// <summary>A change event: its name and its serialised arguments <c>(entry, change)</c>.</summary>
internal readonly struct ChangeEvent
{
    private ChangeEvent(string name, ExportEntry entry, ChangeCause cause, bool isNew, List<object?> changed)
    {
        var writer = new MessagePackWriter(1024);
        writer.WriteArrayHeader(2);
        writer.WriteValue(entry.ToTable());
        writer.WriteValue(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["serverId"] = (long)entry.ServerId,
            ["cause"] = cause.Name,
            ["type"] = cause.PushType,
            ["isNew"] = isNew,
            ["changed"] = changed,
        });
        Name = name;
        Arguments = writer.Written;
    }

    /// <summary>The server event's name.</summary>
    public string Name { get; }

    /// <summary>Its arguments as a MessagePack array.</summary>
    public ArraySegment<byte> Arguments { get; }

    /// <summary>Creates the event of a new or changed entry.</summary>
    /// <param name="kind">Its registry.</param>
    /// <param name="entry">The entry now.</param>
    /// <param name="cause">Why.</param>
    /// <param name="isNew">It was not known before.</param>
    /// <param name="changed">Names of the top-level fields that differ.</param>
    public static ChangeEvent Changed(EntryKind kind, ExportEntry entry, ChangeCause cause, bool isNew, List<object?> changed)
    {
        var name = kind switch
        {
            EntryKind.Unit => ScriptContract.UnitChanged,
            EntryKind.Call => ScriptContract.CallChanged,
            _ => ScriptContract.EmergencyCallChanged,
        };
        return new ChangeEvent(name, entry, cause, isNew, changed);
    }

    /// <summary>Creates the event of a removed entry.</summary>
    /// <param name="kind">Its registry.</param>
    /// <param name="entry">The entry as it was last known.</param>
    /// <param name="cause">Why.</param>
    public static ChangeEvent Removed(EntryKind kind, ExportEntry entry, ChangeCause cause)
    {
        var name = kind switch
        {
            EntryKind.Unit => ScriptContract.UnitRemoved,
            EntryKind.Call => ScriptContract.CallRemoved,
            _ => ScriptContract.EmergencyCallRemoved,
        };
        return new ChangeEvent(name, entry, cause, isNew: false, new List<object?>());
    }
}

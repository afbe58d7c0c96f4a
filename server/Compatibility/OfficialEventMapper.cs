using SonoranPush.Cad;
using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>Maps changes and push events to the official resource's events and their arguments. Where that resource has a bug, its
/// documentation is followed. Main thread only.</summary>
internal sealed class OfficialEventMapper
{
    private static readonly Dictionary<CadChangeKind, string> Names = NameChanges();

    private readonly CompatibilityOptions _options;
    private readonly OfficialUnitCache _units;

    public OfficialEventMapper(CompatibilityOptions options, OfficialUnitCache units)
    {
        _options = options;
        _units = units;
    }

    /// <summary>The event of a change in the registries.</summary>
    public OfficialEvent ForChange(in CadChange change)
    {
        var arguments = change.Arguments;
        if (change.Kind == CadChangeKind.UnitPanic && _options.PanicByIndex)
        {
            arguments = new[] { _units.PositionOf((long)arguments[1]!), arguments[1], arguments[2] };
        }

        return new OfficialEvent(Names[change.Kind], arguments);
    }

    /// <summary>The event of the push itself, in addition to those of its changes.</summary>
    /// <param name="push">The push.</param>
    /// <param name="known">True if the projections handle its type.</param>
    /// <returns>Null when there is none.</returns>
    public OfficialEvent? ForPush(PushEvent push, bool known)
    {
        if (OfficialContract.HandedOn.TryGetValue(push.Type, out var official))
        {
            return HandOn(push, official);
        }

        if (push.Type == PushEventTypes.GetLogs)
        {
            return _options.SupportLogs && FieldReader.Text(push.Envelope.Get("logKey")) is { } logKey
                ? new OfficialEvent(OfficialContract.SendSupportLogs, logKey)
                : null;
        }

        return known ? null : new OfficialEvent(OfficialContract.OtherEvent, push.Type, push.Data);
    }

    private static OfficialEvent? HandOn(PushEvent push, HandedOnEvent official)
    {
        var name = OfficialContract.PushEventPrefix + official.Name;
        var member = official.Member is null ? null : push.Data.Get(official.Member);
        if (official.MemberOnly)
        {
            return member is Table table ? new OfficialEvent(name, table) : null;
        }

        return official.Member is null || FieldReader.Text(member) is not null ? new OfficialEvent(name, push.Data) : null;
    }

    private static Dictionary<CadChangeKind, string> NameChanges()
    {
        var names = new Dictionary<CadChangeKind, string>();
        foreach (CadChangeKind kind in Enum.GetValues(typeof(CadChangeKind)))
        {
            names[kind] = OfficialContract.PushEventPrefix + kind;
        }

        names[CadChangeKind.AddPlayer] = OfficialContract.AddPlayer;
        names[CadChangeKind.RemovePlayer] = OfficialContract.RemovePlayer;
        return names;
    }
}

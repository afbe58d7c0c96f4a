namespace LocalCad.Rest;

// What REST requests need to change a board.
public sealed partial class CadBoard
{
    private const int FirstCallId = 9001;

    private int _nextCallId = FirstCallId;

    /// <summary>The id of a call that is to be created.</summary>
    internal int NextCallId()
    {
        lock (_lock)
        {
            return _nextCallId++;
        }
    }

    /// <summary>A copy of a dispatch call that is not closed, or null.</summary>
    internal JsonObject? FindActiveCall(string id)
    {
        lock (_lock)
        {
            return _activeCalls.Find(id)?.DeepClone() as JsonObject;
        }
    }

    /// <summary>Is there such a 911 call?</summary>
    internal bool HasEmergencyCall(string id)
    {
        lock (_lock)
        {
            return _emergencyCalls.Find(id) is not null;
        }
    }

    /// <summary>Ids of the dispatch calls that a unit is attached to.</summary>
    internal IReadOnlyList<JsonNode> CallsOf(JsonNode unitId)
    {
        lock (_lock)
        {
            return [.. _activeCalls.Where(call => Idents(call).Contains(CadRows.Id(unitId))).Select(call => call["callId"]!.DeepClone())];
        }
    }

    /// <summary>Ids of the units that are named, by identifier id or by an identity value.</summary>
    internal IReadOnlyList<JsonNode> FindUnits(IReadOnlyCollection<string> identIds, IReadOnlyCollection<string> identities)
    {
        var wanted = identities.Select(Bare).ToHashSet();
        lock (_lock)
        {
            return [.. _units
                .Where(unit => identIds.Contains(CadRows.Id(unit["id"])!) || IdentitiesOf(unit).Any(wanted.Contains))
                .Select(unit => unit["id"]!.DeepClone())];
        }
    }

    private static IEnumerable<string> IdentitiesOf(JsonObject unit)
    {
        var data = unit["data"] as JsonObject ?? unit;
        var values = new[] { unit["accId"], data["communityUserId"], data["apiId1"], data["apiId2"] }
            .Concat(data["communityUserIds"] as JsonArray ?? [])
            .Concat(data["apiIds"] as JsonArray ?? []);
        return values.Select(CadRows.Id).OfType<string>().Select(Bare);
    }

    // Accounts are linked with and without the prefix that names the kind of identifier.
    private static string Bare(string identity) => identity[(identity.IndexOf(':', StringComparison.Ordinal) + 1)..].ToUpperInvariant();

    private static IEnumerable<string?> Idents(JsonObject call) => (call["idents"] as JsonArray ?? []).Select(CadRows.Id);

    private static void AddNote(JsonObject call, JsonNode? note)
    {
        if (call["notes"] is not JsonArray notes)
        {
            call["notes"] = notes = [];
        }

        notes.Insert(0, note?.DeepClone());
    }

    private static void SetIdents(JsonObject call, HashSet<string> units, bool attach)
    {
        var kept = (call["idents"] as JsonArray ?? []).Where(ident => !units.Contains(CadRows.Id(ident)!)).Select(ident => ident!.DeepClone()).ToList();
        var added = attach ? units.Select(unit => JsonNode.Parse(unit)!) : [];
        call["idents"] = new JsonArray([.. kept, .. added]);
    }

    private JsonObject? FindCall(JsonObject data) => CadRows.Id(data["callId"]) is { } id ? _activeCalls.Find(id) : null;
}

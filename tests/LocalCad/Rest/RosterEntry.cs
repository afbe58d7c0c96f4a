namespace LocalCad.Rest;

/// <summary>What a list of people needs of a unit.</summary>
internal static class RosterEntry
{
    private static readonly string[] Members = ["id", "status", "isPanic", "isDispatch"];
    private static readonly string[] DataMembers =
        ["unitNum", "name", "department", "page", "communityUserId", "communityUserIds", "apiIds"];

    public static JsonObject Of(JsonObject unit) =>
        new(Of(unit, Members)) { ["data"] = unit["data"] is JsonObject data ? new JsonObject(Of(data, DataMembers)) : null };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Of(
        JsonObject row, string[] members)
    {
        foreach (var name in members)
        {
            if (row.TryGetPropertyValue(name, out var value))
            {
                yield return new(name, value?.DeepClone());
            }
        }
    }
}

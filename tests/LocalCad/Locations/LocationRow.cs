using System.Text.Json;

namespace LocalCad.Locations;

/// <summary>Reads one row of a <c>unitLocation</c> call.</summary>
internal static class LocationRow
{
    /// <summary>Which unit the row names, or null. With several names the first of these counts.</summary>
    public static string? Target(JsonElement row) =>
        TextTarget(row, "communityUserId") ?? TextTarget(row, "apiId") ?? NumberTarget(row, "identId") ?? NumberTarget(row, "roblox");

    /// <summary>The street text, or null when it is missing or empty.</summary>
    public static string? Location(JsonElement row) => Text(row, "location");

    /// <summary><c>coordinates</c>, else <c>position</c>; members that are missing are 0.</summary>
    public static CadCoordinates? Coordinates(JsonElement row) =>
        (Member(row, "coordinates", JsonValueKind.Object) ?? Member(row, "position", JsonValueKind.Object)) is { } place
            ? new CadCoordinates(Number(place, "x"), Number(place, "y"), Number(place, "z"), Number(place, "w"))
            : null;

    private static string? TextTarget(JsonElement row, string name) => Text(row, name) is { } id ? $"{name}:{id}" : null;

    private static string? NumberTarget(JsonElement row, string name) =>
        Member(row, name, JsonValueKind.Number) is { } member && member.TryGetInt64(out var id) ? $"{name}:{id}" : null;

    private static string? Text(JsonElement row, string name) =>
        Member(row, name, JsonValueKind.String)?.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static double Number(JsonElement place, string name) =>
        Member(place, name, JsonValueKind.Number) is { } member && member.TryGetDouble(out var value) ? value : 0;

    private static JsonElement? Member(JsonElement row, string name, JsonValueKind kind) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}

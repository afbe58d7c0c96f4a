namespace LocalCad.Rest;

/// <summary>What a REST request has changed, or why it has not.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Answer">The body of the answer; null for none.</param>
/// <param name="Pushes">The push events that follow.</param>
internal sealed record Change(int Status, JsonNode? Answer, IReadOnlyList<(string Type, JsonObject Data)> Pushes)
{
    public static Change Done(JsonNode? answer, string type, JsonObject data) => new(answer is null ? 204 : 200, answer, [(type, data)]);

    public static Change Refused(string detail) => Problem(400, "Bad request", detail);

    public static Change Missing(string detail) => Problem(404, "Not found", detail);

    private static Change Problem(int status, string title, string detail) =>
        new(status, new JsonObject { ["title"] = title, ["status"] = status, ["detail"] = detail }, []);
}

namespace LocalCad.Rest;

/// <summary>The board of each configured server. Any thread.</summary>
internal sealed class CadBoards(LocalCadOptions options)
{
    private readonly Dictionary<int, CadBoard> _boards = options.ServerIds.ToDictionary(id => id, _ => new CadBoard());

    public IEnumerable<int> ServerIds => options.ServerIds;

    /// <summary>Null when the server is not configured.</summary>
    public CadBoard? Find(int serverId) => _boards.GetValueOrDefault(serverId);

    /// <summary>Does what a push event says; data may be an object or a list of them.</summary>
    public void Apply(int serverId, string? type, JsonNode? data)
    {
        if (type is null || Find(serverId) is not { } board)
        {
            return;
        }

        IEnumerable<JsonNode?> items = data is JsonArray list ? list : new[] { data };
        foreach (var item in items.OfType<JsonObject>())
        {
            board.Apply(type, item);
        }
    }
}

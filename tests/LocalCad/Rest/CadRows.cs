using System.Collections;

namespace LocalCad.Rest;

/// <summary>JSON objects in the order in which they came, each with an id that only one of them has. Not safe for threads:
/// <see cref="CadBoard"/> locks.</summary>
internal sealed class CadRows(string idMember) : IEnumerable<JsonObject>
{
    private readonly OrderedDictionary<string, JsonObject> _rows = [];

    public int Count => _rows.Count;

    /// <summary>An id as rows and events write it, comparable as text.</summary>
    public static string? Id(JsonNode? id) => id?.ToJsonString().Trim('"');

    public void Replace(IEnumerable<JsonNode?> rows)
    {
        _rows.Clear();
        foreach (var row in rows.OfType<JsonObject>())
        {
            Put(row);
        }
    }

    /// <summary>Adds a copy of the row at the end, or in the place of the one with its id. A row without id is left out.</summary>
    public void Put(JsonObject row)
    {
        if (Id(row[idMember]) is { } id)
        {
            _rows[id] = (JsonObject)row.DeepClone();
        }
    }

    public JsonObject? Find(string id) => _rows.GetValueOrDefault(id);

    public JsonObject? Remove(string id) => _rows.Remove(id, out var row) ? row : null;

    public IEnumerator<JsonObject> GetEnumerator() => _rows.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace LocalCad.Rest;

/// <summary>JSON objects in order, each with an id that only one of them has; rows without id are kept out. Not safe for
/// threads: <see cref="CadBoard"/> locks.</summary>
internal sealed class CadRows(string idMember) : IEnumerable<JsonObject>
{
    private readonly List<JsonObject> _rows = [];

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

    /// <summary>Adds the row at the end, or in the place of the one with its id.</summary>
    public void Put(JsonObject row)
    {
        if (Id(row[idMember]) is not { } id)
        {
            return;
        }

        var own = (JsonObject)row.DeepClone();
        var index = _rows.FindIndex(other => Id(other[idMember]) == id);
        if (index < 0)
        {
            _rows.Add(own);
        }
        else
        {
            _rows[index] = own;
        }
    }

    public JsonObject? Find(string id) => _rows.Find(row => Id(row[idMember]) == id);

    public JsonObject? Remove(string id)
    {
        var row = Find(id);
        if (row is not null)
        {
            _rows.Remove(row);
        }

        return row;
    }

    public IEnumerator<JsonObject> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

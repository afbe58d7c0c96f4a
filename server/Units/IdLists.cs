using System.Collections.Generic;
using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Units;

/// <summary>The lists of a push event that name units or calls. Any thread.</summary>
internal static class IdLists
{
    private static readonly string[] Fields = { "identIds", "identId", "idents", "ident", "units", "callIds", "callId" };

    /// <summary>The name of a list that is longer than what is read of it (<see cref="PlainFields.MaxIds"/>), or null.</summary>
    public static string? FindTooLong(PushEvent push) =>
        FindTooLong(push.Data) ?? FindTooLong(push.Envelope) ?? (push.Data.Get("dispatch") is Table call ? FindTooLong(call) : null);

    private static string? FindTooLong(IReadOnlyDictionary<string, object?> table)
    {
        foreach (var field in Fields)
        {
            if (table.Get(field) is List<object?> { Count: > PlainFields.MaxIds })
            {
                return field;
            }
        }

        return null;
    }
}

using System.Text.Json;
using SonoranPush.Configuration;
using SonoranPush.Contracts;

namespace SonoranPush.PushEvents;

/// <summary>An envelope with a valid key: its type and the items of its data. Any thread.</summary>
internal sealed class PushEnvelope
{
    private const int MaxTypeLength = 128;

    private PushEnvelope(string type, List<Dictionary<string, object?>> items, int badItems, Dictionary<string, object?> rest)
    {
        Type = type;
        Items = items;
        BadItems = badItems;
        Rest = rest;
    }

    /// <summary>Upper-case type.</summary>
    public string Type { get; }

    /// <summary>One event each. An object is one item, an array its objects, absent data one empty item.</summary>
    public IReadOnlyList<Dictionary<string, object?>> Items { get; }

    /// <summary>Items of an array that are no objects.</summary>
    public int BadItems { get; }

    /// <summary>Members other than key, type and data.</summary>
    public Dictionary<string, object?> Rest { get; }

    /// <summary>Values read, a measure of the memory they take.</summary>
    public int ValueCount { get; private set; }

    /// <summary>Reads the argument of a <c>pushEvent</c> call: an envelope, or a JSON string that holds one.</summary>
    /// <param name="payload">JSON text in UTF-8.</param>
    /// <param name="key">The community's key.</param>
    /// <param name="limits">What a message may cost.</param>
    /// <param name="envelope">The envelope, or null when it is refused.</param>
    public static PushRejection Read(ReadOnlySpan<byte> payload, ApiKey key, PushEventLimits limits, out PushEnvelope? envelope)
    {
        envelope = null;
        if (payload.Length > limits.MessageBytes)
        {
            return PushRejection.TooLong;
        }

        object? value;
        int count;
        try
        {
            value = PlainJsonReader.Read(payload, limits, out count);
            if (value is string text)
            {
                value = PlainJsonReader.Read(Encoding.UTF8.GetBytes(text), limits, out count);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or Newtonsoft.Json.JsonException)
        {
            return PushRejection.Unreadable;
        }

        if (value is not Dictionary<string, object?> members)
        {
            return PushRejection.NotAnEnvelope;
        }

        var refusal = Open(members, key, out envelope);
        if (envelope is not null)
        {
            envelope.ValueCount = count;
        }

        return refusal;
    }

    private static PushRejection Open(Dictionary<string, object?> members, ApiKey key, out PushEnvelope? envelope)
    {
        envelope = null;
        members.TryGetValue("key", out var keyValue);
        if (keyValue is not string offered)
        {
            return PushRejection.NoKey;
        }

        if (!key.Matches(offered))
        {
            return PushRejection.WrongKey;
        }

        members.TryGetValue("type", out var typeValue);
        if (typeValue is not string type || string.IsNullOrWhiteSpace(type) || type.Length > MaxTypeLength)
        {
            return PushRejection.NoType;
        }

        var items = new List<Dictionary<string, object?>>();
        var badItems = 0;
        if (!members.TryGetValue("data", out var data) || (data is null && HasItsMatterBesideData(type)))
        {
            items.Add(new Dictionary<string, object?>(StringComparer.Ordinal));
        }
        else if (data is Dictionary<string, object?> single)
        {
            items.Add(single);
        }
        else if (data is List<object?> list)
        {
            badItems = TakeObjects(list, items);
        }
        else
        {
            return PushRejection.BadData;
        }

        members.Remove("key");
        members.Remove("type");
        members.Remove("data");
        envelope = new PushEnvelope(type.ToUpperInvariant(), items, badItems, members);
        return PushRejection.None;
    }

    // A request for logs has its fields in the envelope itself; null data counts as absent there.
    private static bool HasItsMatterBesideData(string type) => string.Equals(type, PushEventTypes.GetLogs, StringComparison.OrdinalIgnoreCase);

    // One level only: an array inside the array is a bad item.
    private static int TakeObjects(List<object?> list, List<Dictionary<string, object?>> items)
    {
        var bad = 0;
        foreach (var entry in list)
        {
            if (entry is Dictionary<string, object?> item)
            {
                items.Add(item);
            }
            else
            {
                bad++;
            }
        }

        return bad;
    }
}

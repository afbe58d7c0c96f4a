using System.Text.Json;

namespace SonoranPush.Session.Transport;

/// <summary>The outer fields of one record of the JSON hub protocol: enough to recognise a push event and to find its argument.</summary>
internal readonly ref struct HubRecord
{
    /// <summary>Invocation message (type 1).</summary>
    public const int Invocation = 1;

    /// <summary>Completion message (type 3): the answer to a call.</summary>
    public const int Completion = 3;

    /// <summary>Ping message (type 6).</summary>
    public const int Ping = 6;

    /// <summary>Close message (type 7).</summary>
    public const int Close = 7;

    private HubRecord(int type, string? target, int argumentCount, ReadOnlySpan<byte> firstArgument)
    {
        Type = type;
        Target = target;
        ArgumentCount = argumentCount;
        FirstArgument = firstArgument;
    }

    /// <summary>Message type number, 0 if there is none.</summary>
    public int Type { get; }

    /// <summary>Called method, or null.</summary>
    public string? Target { get; }

    /// <summary>Number of arguments, -1 if there is no array of them.</summary>
    public int ArgumentCount { get; }

    /// <summary>Raw text of the first argument; empty if there is none.</summary>
    public ReadOnlySpan<byte> FirstArgument { get; }

    /// <summary>Reads a record without its separator.</summary>
    /// <exception cref="JsonException">Not just one JSON object, or nested deeper than <paramref name="maxDepth"/>.</exception>
    public static HubRecord Read(ReadOnlySpan<byte> record, int maxDepth)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = maxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A record is an object.");
        }

        var type = 0;
        string? target = null;
        var argumentCount = -1;
        var (start, length) = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : 0;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("target"u8))
            {
                reader.Read();
                target = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                argumentCount = ReadArguments(ref reader, out start, out length);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Throws when anything follows the object.
        reader.Read();
        return new HubRecord(type, target, argumentCount, record.Slice(start, length));
    }

    private static int ReadArguments(ref Utf8JsonReader reader, out int firstStart, out int firstLength)
    {
        (firstStart, firstLength) = (0, 0);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return -1;
        }

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (count++ == 0)
            {
                (firstStart, firstLength) = (start, (int)reader.BytesConsumed - start);
            }
        }

        return count;
    }
}

using System.Text.Json;

namespace SonoranPush.Requests;

/// <summary>Writes plain values as JSON. Null members are omitted, as in the CAD's documentation. Any thread.</summary>
internal static class PlainJsonWriter
{
    /// <summary>Writes a value in UTF-8.</summary>
    public static ArraySegment<byte> Write(object? value)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value);
        }

        return new ArraySegment<byte>(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> table:
                writer.WriteStartObject();
                foreach (var member in table)
                {
                    if (member.Value is not null)
                    {
                        writer.WritePropertyName(member.Key);
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long integer:
                writer.WriteNumberValue(integer);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                throw new ArgumentException($"Not a plain value: {value.GetType().Name}.", nameof(value));
        }
    }
}

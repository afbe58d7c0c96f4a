using System.Buffers;
using MessagePack;

namespace SonoranPush.UnitTests.Support;

/// <summary>MessagePack-CSharp, which our own writer is held against: reads bytes back into plain values, and writes plain
/// values.</summary>
internal static class MessagePackOracle
{
    /// <summary>Reads one value; anything behind it is a mistake.</summary>
    public static object? Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        var value = ReadValue(ref reader);
        return reader.End ? value : throw new MessagePackSerializationException("There are bytes behind the value.");
    }

    /// <summary>Reads one value; anything behind it is a mistake.</summary>
    public static object? Read(ArraySegment<byte> bytes) => Read(bytes.AsMemory());

    public static byte[] Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        WriteValue(ref writer, value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static object? ReadValue(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return null;
            case MessagePackType.Boolean:
                return reader.ReadBoolean();
            case MessagePackType.Integer:
                return reader.ReadInt64();
            case MessagePackType.Float:
                return reader.ReadDouble();
            case MessagePackType.String:
                return reader.ReadString();
            case MessagePackType.Array:
                var list = new List<object?>();
                for (var left = reader.ReadArrayHeader(); left > 0; left--)
                {
                    list.Add(ReadValue(ref reader));
                }

                return list;
            case MessagePackType.Map:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                for (var left = reader.ReadMapHeader(); left > 0; left--)
                {
                    map.Add(reader.ReadString()!, ReadValue(ref reader));
                }

                return map;
            default:
                throw new MessagePackSerializationException($"{reader.NextMessagePackType} is not of the plain set.");
        }
    }

    private static void WriteValue(ref MessagePackWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNil();
                break;
            case bool truth:
                writer.Write(truth);
                break;
            case long number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number);
                break;
            case string text:
                writer.Write(text);
                break;
            case List<object?> list:
                writer.WriteArrayHeader(list.Count);
                foreach (var item in list)
                {
                    WriteValue(ref writer, item);
                }

                break;
            case Dictionary<string, object?> map:
                writer.WriteMapHeader(map.Count);
                foreach (var (name, item) in map)
                {
                    writer.Write(name);
                    WriteValue(ref writer, item);
                }

                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no plain value.", nameof(value));
        }
    }
}

using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using MessagePack;
using MessagePack.Resolvers;

namespace SonoranPush.EmulatorTests;

/// <summary>The emulator's MessagePack against an independent library.</summary>
public sealed class SerializationTests
{
    private static readonly MessagePackSerializerOptions Plain =
        MessagePackSerializerOptions.Standard.WithResolver(PrimitiveObjectResolver.Instance);

    private static readonly object?[] Edges =
    {
        null, true, false, string.Empty, new string('a', 31), new string('b', 32), new string('ü', 200), new string('c', 70_000),
        0, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, -1, -32, -33, -128, -129, -32768, -32769,
        long.MaxValue, long.MinValue, ulong.MaxValue, 0.1f, 0.1, double.MaxValue,
        List(15), List(16), List(70_000), Map(15), Map(16), Map(300),
    };

    public static TheoryData<int> EveryEdge => new(Enumerable.Range(0, Edges.Length));

    [Theory]
    [MemberData(nameof(EveryEdge))]
    public void Writer_OnEveryEdge_IsReadByAnIndependentLibrary(int edge)
    {
        byte[] data = MsgPackWriter.Write(new[] { Edges[edge] }, NoFunction);

        Assert.Equal(Text(new[] { Edges[edge] }), Text(MessagePackSerializer.Deserialize<object>(data, Plain)));
    }

    [Theory]
    [MemberData(nameof(EveryEdge))]
    public void Reader_OnEveryEdge_ReadsWhatAnIndependentLibraryWrote(int edge)
    {
        byte[] data = MessagePackSerializer.Serialize<object>(new[] { Edges[edge] }, Plain);

        Assert.Equal(Text(new[] { Edges[edge] }), Text(MsgPackReader.ReadList(data, _ => throw new InvalidOperationException())));
    }

    [Fact]
    public void Function_ThroughWriterAndReader_KeepsItsReference()
    {
        byte[] data = MsgPackWriter.Write(new object[] { new Action(() => { }) }, _ => "resource:1:2");

        string? reference = null;
        MsgPackReader.ReadList(data, read =>
        {
            reference = read;
            return new CallbackDelegate(_ => null!);
        });
        Assert.Equal("resource:1:2", reference);
    }

    private static string NoFunction(Delegate function) => throw new InvalidOperationException();

    private static List<object?> List(int count) => Enumerable.Range(0, count).Cast<object?>().ToList();

    private static Dictionary<string, object?> Map(int count) =>
        Enumerable.Range(0, count).ToDictionary(number => "k" + number, number => (object?)number);

    // Width is the writer's choice; the value must not change.
    private static string Text(object? value) => value switch
    {
        null => "nil",
        string text => "'" + text + "'",
        IDictionary<string, object?> map => "{" + string.Join(",", map.Select(entry => entry.Key + "=" + Text(entry.Value))) + "}",
        IDictionary<object, object?> map => "{" + string.Join(",", map.Select(entry => entry.Key + "=" + Text(entry.Value))) + "}",
        System.Collections.IEnumerable list => "[" + string.Join(",", list.Cast<object?>().Select(Text)) + "]",
        float or double => ((IFormattable)value).ToString("R", null),
        _ => value.ToString()!,
    };
}

using System.Net.WebSockets;
using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.UnitTests.Soak;

/// <summary>What the soak's wire reads of a websocket is what .NET's own websocket wrote.</summary>
public sealed class WireReadingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Frames_OfEveryLength_CutAnywhere_AreFollowed(bool fromServer)
    {
        var bytes = await WriteAsync(fromServer, [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]);
        var random = new Random(bytes.Length);
        var (data, controls) = (new List<byte>(), new List<int>());
        var parser = new FrameParser { OnData = data.Add, OnControl = (opcode, _) => controls.Add(opcode) };

        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(random.Next(1, 3000), bytes.Length - at);
            parser.Feed(bytes.AsSpan(at, length));
            at += length;
        }

        Assert.Equal(125 + 126 + 127 + 1 + 65_535 + 65_536 + 70_000, data.Count);
        Assert.All(data, letter => Assert.Equal((byte)'x', letter));
        Assert.Equal([FrameParser.Close], controls);
        Assert.True(parser.IsBetweenFrames);
    }

    [Fact]
    public void OwnPing_IsAFrameThatItReads()
    {
        var pings = new List<byte[]>();
        var parser = new FrameParser { OnControl = (opcode, payload) => pings.Add([(byte)opcode, .. payload]) };

        parser.Feed(FrameParser.Frame(FrameParser.Ping, 258));

        Assert.Equal([FrameParser.Ping, 0, 0, 1, 2], Assert.Single(pings));
    }

    [Theory]
    [InlineData("""{"mark":"#7#"}""")]
    [InlineData("""{"arguments":["{\"mark\":\"#7#\"}"]}""")]
    public void Mark_InARecord_CountsWhenTheRecordIsComplete(string record)
    {
        var found = new List<int>();
        var reader = new MarkReader(found.Add);

        Encoding.UTF8.GetBytes("{}\u001e" + record).ToList().ForEach(reader.Take);
        Assert.Empty(found);
        reader.Take(0x1e);

        Assert.Equal([7], found);
    }

    private static async Task<byte[]> WriteAsync(bool fromServer, int[] lengths)
    {
        using var wire = new MemoryStream();
        using var socket = WebSocket.CreateFromStream(wire, new WebSocketCreationOptions { IsServer = fromServer });
        foreach (var length in lengths)
        {
            var text = Encoding.UTF8.GetBytes(new string('x', length));
            await socket.SendAsync(text.AsMemory(0, length / 2), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            await socket.SendAsync(text.AsMemory(length / 2), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return wire.ToArray();
    }
}

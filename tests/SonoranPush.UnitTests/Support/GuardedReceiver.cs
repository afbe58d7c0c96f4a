using System.Buffers;
using Microsoft.AspNetCore.SignalR.Protocol;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.UnitTests.Support;

/// <summary>Feeds bytes to a guarded protocol in the way of SignalR's receive loop: what was not consumed is seen again with
/// what comes next.</summary>
internal sealed class GuardedReceiver
{
    private readonly GuardedHubProtocol _protocol;
    private ReadOnlySequence<byte> _waiting;

    public GuardedReceiver(IPushEventSink sink) => _protocol = new GuardedHubProtocol(new NewtonsoftJsonHubProtocol(), sink);

    /// <summary>Messages that the protocol passed on to SignalR.</summary>
    public List<HubMessage> Messages { get; } = new();

    /// <summary>Bytes that the protocol wants to see again.</summary>
    public long Waiting => _waiting.Length;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        var input = Join(_waiting.ToArray(), bytes.ToArray());
        while (_protocol.TryParseMessage(ref input, FakeBinder.Instance, out var message))
        {
            Messages.Add(message);
        }

        _waiting = input;
    }

    // Two segments, as a pipe gives them.
    private static ReadOnlySequence<byte> Join(byte[] first, byte[] second)
    {
        var start = new Segment(first, 0);
        var end = start.Append(second);
        return new ReadOnlySequence<byte>(start, 0, end, second.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long before)
        {
            Memory = bytes;
            RunningIndex = before;
        }

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;

namespace SonoranPush.Session.Transport;

/// <summary>Wraps SignalR's JSON hub protocol, which ends the whole connection on a record it cannot read and buffers records without
/// bound. Rejects records by length and depth, passes push events on as raw text to be parsed once, and lets the inner protocol read
/// completion, ping and close messages. SignalR's keep-alive counts only messages that its protocol returns, so a record that is consumed
/// here is returned as a ping. One connection's receive loop only.</summary>
internal sealed class GuardedHubProtocol : IHubProtocol
{
    private const byte RecordSeparator = 0x1e;

    /// <summary>A payload of the greatest depth is in an array in an object.</summary>
    private const int LevelsAroundArgument = 2;

    private const int MaxPayloadDepth = 64;

    /// <summary>Room for the record around the longest payload.</summary>
    private const int RecordOverhead = 64 * 1024;

    private readonly IHubProtocol _inner;
    private readonly IPushEventSink _sink;
    private readonly long _maxRecordBytes;
    private long _searched;
    private bool _discarding;

    public GuardedHubProtocol(IHubProtocol inner, IPushEventSink sink)
    {
        _inner = inner;
        _sink = sink;
        _maxRecordBytes = (long)sink.MaxPayloadBytes + RecordOverhead;
    }

    /// <inheritdoc />
    public string Name => _inner.Name;

    /// <inheritdoc />
    public int Version => _inner.Version;

    /// <inheritdoc />
    public TransferFormat TransferFormat => _inner.TransferFormat;

    /// <inheritdoc />
    public bool IsVersionSupported(int version) => _inner.IsVersionSupported(version);

    /// <inheritdoc />
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _inner.WriteMessage(message, output);

    /// <inheritdoc />
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _inner.GetMessageBytes(message);

    /// <inheritdoc />
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = !TryTakeRecord(ref input, out var record) ? null
            : record is { } whole ? Read(whole, binder)
            : PingMessage.Instance;
        return message is not null;
    }

    // Null means a record that is too long, or a part of one. The search position is kept, so that a long record in small pieces is
    // searched once.
    private bool TryTakeRecord(ref ReadOnlySequence<byte> input, out ReadOnlySequence<byte>? record)
    {
        record = null;
        if (input.Slice(_searched).PositionOf(RecordSeparator) is not { } separator)
        {
            return TryDiscard(ref input);
        }

        var whole = input.Slice(0, separator);
        input = input.Slice(input.GetPosition(1, separator));
        _searched = 0;
        if (!_discarding && whole.Length > _maxRecordBytes)
        {
            _sink.Refuse(PushRejection.TooLong);
        }
        else if (!_discarding)
        {
            record = whole;
        }

        _discarding = false;
        return true;
    }

    private bool TryDiscard(ref ReadOnlySequence<byte> input)
    {
        _searched = input.Length;
        if (_searched == 0 || (_searched <= _maxRecordBytes && !_discarding))
        {
            return false;
        }

        if (!_discarding)
        {
            _discarding = true;
            _sink.Refuse(PushRejection.TooLong);
        }

        input = input.Slice(input.End);
        _searched = 0;
        return true;
    }

    // A ping in place of a record that is consumed here: a push event, another call, or an unreadable record.
    private HubMessage Read(ReadOnlySequence<byte> record, IInvocationBinder binder)
    {
        try
        {
            var bytes = record.IsSingleSegment ? record.First.Span : record.ToArray();
            var outside = HubRecord.Read(bytes, MaxPayloadDepth + LevelsAroundArgument);
            switch (outside.Type)
            {
                case HubRecord.Invocation:
                    TakeInvocation(outside);
                    return PingMessage.Instance;
                case HubRecord.Completion or HubRecord.Ping or HubRecord.Close:
                    return ReadInner(record, binder);
                case 0:
                    throw new JsonException("A record has a type.");
                default:
                    // Streams, cancellations, acknowledgements: none is expected, and some of them end SignalR's client.
                    return PingMessage.Instance;
            }
        }
        catch (Exception)
        {
            // Each reader throws other exceptions (the inner one an OverflowException on a type number of ten digits), and an exception
            // that is not caught here ends the connection.
            _sink.Refuse(PushRejection.UnreadableRecord);
            return PingMessage.Instance;
        }
    }

    // The hub calls nothing else on its clients; SignalR also ignores a call to an unknown method.
    private void TakeInvocation(in HubRecord record)
    {
        if (!string.Equals(record.Target, HubContract.PushEventCallback, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(record.Target, HubContract.PushEventCallbackAlias, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (record.ArgumentCount < 1)
        {
            _sink.Refuse(PushRejection.WrongArgumentCount);
            return;
        }

        _sink.Receive(record.FirstArgument);
        if (record.ArgumentCount > 1)
        {
            // As SignalR's JavaScript clients do; a later CAD may add arguments.
            _sink.IgnoreArguments(record.ArgumentCount - 1);
        }
    }

    // The inner protocol expects the record with its separator.
    private HubMessage ReadInner(ReadOnlySequence<byte> record, IInvocationBinder binder)
    {
        var bytes = new byte[record.Length + 1];
        record.CopyTo(bytes);
        bytes[bytes.Length - 1] = RecordSeparator;
        var whole = new ReadOnlySequence<byte>(bytes);
        return _inner.TryParseMessage(ref whole, binder, out var message) && message is CompletionMessage or PingMessage or CloseMessage
            ? message
            : throw new InvalidDataException("The stock protocol sees another kind of record, on some of which SignalR's client ends itself.");
    }
}

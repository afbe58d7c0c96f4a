using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;

namespace SonoranPush.Session;

/// <summary>Stands before the stock JSON hub protocol, which ends the whole connection on a record it cannot read and buffers
/// records without bound. Refuses records by length and depth, hands push events over as raw text to be parsed once, and
/// lets the stock protocol read answers, pings and the farewell. SignalR counts as a sign of life only what its protocol returns,
/// so a record that ends here is returned as a ping. One connection's receive loop only.</summary>
internal sealed class GuardedHubProtocol : IHubProtocol
{
    private const byte RecordSeparator = 0x1e;

    /// <summary>A payload of the greatest depth stands in an array in an object.</summary>
    private const int LevelsAroundArgument = 2;

    private const int MaxPayloadDepth = 64;

    /// <summary>Room for the record around the longest payload.</summary>
    private const int RecordOverhead = 64 * 1024;

    private readonly IHubProtocol _inner;
    private readonly IPushEventSink _sink;
    private readonly long _maxRecordBytes;
    private long _searched;
    private bool _discarding;

    /// <summary>Creates the guard of one connection.</summary>
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

    // Null stands for a record that is too long, or for a part of one. Remembers how far it has searched, so that a long record that
    // comes in small pieces is not read again and again.
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

    // A ping for a record that ends here: a push event, a call of no interest, or one that cannot be read.
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
                    // Streams, cancellations, acknowledgements: we ask for none, and SignalR's client ends itself on some.
                    return PingMessage.Instance;
            }
        }
        catch (Exception)
        {
            // Each reader fails in ways of its own (the stock one with an OverflowException on a type number of ten digits), and
            // what escapes here ends the connection.
            _sink.Refuse(PushRejection.UnreadableRecord);
            return PingMessage.Instance;
        }
    }

    // The hub calls nothing else on its clients; SignalR too ignores a call to an unknown name.
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
            // As SignalR's JavaScript clients do: a CAD may add one some day.
            _sink.IgnoreArguments(record.ArgumentCount - 1);
        }
    }

    // The stock protocol wants its record with the separator.
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

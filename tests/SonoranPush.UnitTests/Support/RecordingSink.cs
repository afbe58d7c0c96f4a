using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.UnitTests.Support;

/// <summary>Writes down what a connection hands over, in order: payloads as their text, refusals as their names.</summary>
internal sealed class RecordingSink : IPushEventSink
{
    public List<string> Taken { get; } = new();

    public int MaxPayloadBytes { get; init; } = 4 * 1024 * 1024;

    public void Receive(ReadOnlySpan<byte> payload) => Taken.Add(Encoding.UTF8.GetString(payload));

    public void IgnoreArguments(int count) => Taken.Add("+" + count);

    public void Refuse(PushRejection refusal) => Taken.Add("!" + refusal);
}

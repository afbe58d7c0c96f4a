using System.Net.WebSockets;
using System.Text.Json.Nodes;
using LocalCad;
using LocalCad.Sessions;
using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>The CAD's evening: numbered events without end, some in odd frames, and between them records that nobody can read.</summary>
internal sealed class PushTraffic(LocalCadServer cad, Ledger ledger, Random random, TimeProvider time)
{
    private const int ServerId = 1;
    private const int OddRecordEvery = 40;
    private const int OddFramesEvery = 15;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private static readonly string[] Types =
        ["EVENT_TONE", "EVENT_UNIT_STATUS", "EVENT_DISPATCH_NOTE", "EVENT_911", "EVENT_UNIT_PANIC", "EVENT_DISPATCH_EDIT", "EVENT_OF_TOMORROW"];

    private static readonly string[] OddRecords =
    [
        "{", "", "hello", "[]", "{}", """{"type":99}""", """{"type":3}""",
        """{"type":9854775807,"type":3}""", """{"type":3,"invocationId":"0","item":1}""",
        """{"type":1,"target":"pushEvent","arguments":[{"type":"EVENT_TONE","data":{}}]}""",
        """{"type":1,"target":"pushEvent","arguments":[{"key":"another","type":"EVENT_TONE","data":{}}]}""",
        """{"type":1,"target":"pushEvent","arguments":[]}""", """{"type":1,"target":"other","arguments":[1]}""",
        """{"type":1,"target":"pushEvent","arguments":[""" + string.Concat(Enumerable.Repeat("[", 3000)),
        """{"type":1,"target":"pushEvent","arguments":[""" + "\"" + new string('x', 200_000) + "\"]}",
    ];

    /// <summary>Pushes until it is cancelled; then all that was pushed has left the CAD.</summary>
    public async Task FlowAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await PushAsync();
            if (random.Next(OddRecordEvery) == 0)
            {
                await BesideAsync(session => session.SendRecordAsync(OddRecords[random.Next(OddRecords.Length)]));
            }

            await Task.Delay(Interval, time, CancellationToken.None);
        }
    }

    /// <summary>What comes of writing to a connection that is gone.</summary>
    public static bool IsOfADeadConnection(Exception exception) =>
        exception is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException;

    private async Task PushAsync()
    {
        var number = ledger.Next();
        var type = Types[number % Types.Length];
        var data = Data(number);
        if (random.Next(OddFramesEvery) == 0 && cad.Sessions.Count > 0)
        {
            await BesideAsync(session => session.SendBytesAsync(Record(type, data), random.Next(1, 60), random.Next(2) == 0));
            return;
        }

        await cad.PushEventAsync(ServerId, type, data, random.Next(2) == 0 ? PushForm.JsonObject : PushForm.JsonText);
    }

    // What is written beside SignalR may find its connection gone.
    private async Task BesideAsync(Func<CadSession, Task> write)
    {
        if (cad.Sessions is [.., var session])
        {
            try
            {
                await write(session);
            }
            catch (Exception exception) when (IsOfADeadConnection(exception))
            {
                // Then it reached nobody.
            }
        }
    }

    private JsonObject Data(int number) => new()
    {
        ["mark"] = MarkReader.Mark(number),
        ["identIds"] = new JsonArray(101, 102),
        ["status"] = number % 5,
        ["callId"] = 5000 + (number % 50),
        ["note"] = $"note {number}",
        ["call"] = new JsonObject { ["callId"] = 7000 + (number % 50), ["description"] = $"call {number}" },
        ["dispatch"] = new JsonObject { ["callId"] = 5000 + (number % 50), ["title"] = $"title {number}" },
        ["isPanic"] = false,
        ["text"] = new string('x', random.Next(0, random.Next(20) == 0 ? 20_000 : 400)),
    };

    private byte[] Record(string type, JsonObject data)
    {
        var envelope = new JsonObject { ["key"] = cad.Options.ApiKey, ["type"] = type, ["data"] = data };
        var record = new JsonObject { ["type"] = 1, ["target"] = "pushEvent", ["arguments"] = new JsonArray(envelope) };
        return [.. Encoding.UTF8.GetBytes(record.ToJsonString()), 0x1e];
    }
}

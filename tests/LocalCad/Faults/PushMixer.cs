using System.Text.Json;
using LocalCad.Hub;
using LocalCad.Sessions;

namespace LocalCad.Faults;

/// <summary>The last step of push events on their way to sessions: brings them out of order, doubles them or packs them together,
/// as the faults say. Events that still wait when a fault is taken back leave with the next one. Any thread.</summary>
internal sealed class PushMixer(CadFaults faults)
{
    private readonly List<Push> _waiting = [];

    public async Task SendAsync(CadSession session, string envelope, PushForm form)
    {
        var due = Take(new Push(session, envelope, form));
        if (faults.GatherPushes > 0)
        {
            foreach (var together in due.GroupBy(push => push.Session))
            {
                await together.Key.SendBytesAsync([.. together.SelectMany(push => HubRecord.Bytes(push.Record))]);
            }

            return;
        }

        foreach (var push in due)
        {
            await push.Session.PushAsync(push.Envelope, push.Form);
        }
    }

    private List<Push> Take(Push push)
    {
        lock (_waiting)
        {
            _waiting.AddRange(faults.DuplicatePushes ? [push, push] : [push]);
            if (_waiting.Count < faults.ReversePushes || _waiting.Count < faults.GatherPushes)
            {
                return [];
            }

            List<Push> due = [.. _waiting];
            _waiting.Clear();
            if (faults.ReversePushes > 0)
            {
                due.Reverse();
            }

            return due;
        }
    }

    private sealed record Push(CadSession Session, string Envelope, PushForm Form)
    {
        public string Record
        {
            get
            {
                var argument = Form == PushForm.JsonObject ? Envelope : JsonSerializer.Serialize(Envelope);
                return $$"""{"type":1,"target":"pushEvent","arguments":[{{argument}}]}""";
            }
        }
    }
}

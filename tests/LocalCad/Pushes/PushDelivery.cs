using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LocalCad.Sessions;

namespace LocalCad.Pushes;

/// <summary>Brings push events to the session of their server. Any thread.</summary>
internal sealed class PushDelivery(SessionTable sessions, CadRules rules, CadLog log)
{
    private int _pushed;
    private int _undelivered;

    /// <summary>Push events that left by a session.</summary>
    public int Pushed => _pushed;

    /// <summary>Push events that had nowhere to go.</summary>
    public int Undelivered => _undelivered;

    /// <summary>Sends the envelope as it is; false when the server has no session.</summary>
    public async Task<bool> DeliverAsync(int serverId, string envelope, PushForm? form)
    {
        var targets = sessions.PushTargets(serverId);
        foreach (var session in targets)
        {
            await session.PushAsync(envelope, form ?? rules.PushForm);
        }

        var delivered = targets.Count > 0;
        Interlocked.Increment(ref delivered ? ref _pushed : ref _undelivered);
        log.Write($"push      {Envelope.Type(envelope)} to server {serverId}: {Fate(targets)}");
        return delivered;
    }

    private static string Fate(IReadOnlyList<CadSession> targets) =>
        targets.Count switch { 0 => "no session", 1 => "sent", var count => $"sent to {count} sessions" };
}

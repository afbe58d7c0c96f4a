using LocalCad.Faults;
using LocalCad.Rest;
using LocalCad.Sessions;

namespace LocalCad.Pushes;

/// <summary>Brings push events to the session of their server, or else by HTTP: never both. Any thread.</summary>
internal sealed class PushDelivery(SessionTable sessions, CadBoards boards, CadRules rules, CadLog log, PushMixer mixer) : IDisposable
{
    private readonly HttpFallback _http = new();
    private int _pushed;
    private int _posted;
    private int _undelivered;

    /// <summary>Push events that left by a session.</summary>
    public int Pushed => _pushed;

    /// <summary>Push events that left by HTTP.</summary>
    public int Posted => _posted;

    /// <summary>Push events that reached nobody.</summary>
    public int Undelivered => _undelivered;

    /// <summary>Sends the envelope as it is, and says so; false when it reached nobody.</summary>
    public async Task<bool> DeliverAsync(int serverId, string envelope, PushForm? form)
    {
        var fate = await SendAsync(serverId, envelope, form);
        var type = Envelope.Type(StrictJson.Parse(envelope) as JsonObject) ?? "(no type)";
        log.Write($"push      {type} to server {serverId}: {fate ?? "reached nobody"}");
        return fate is not null;
    }

    /// <summary>Sends the envelope as it is, without a word.</summary>
    /// <returns>What became of it; null when it reached nobody.</returns>
    public async Task<string?> SendAsync(int serverId, string envelope, PushForm? form)
    {
        if (rules.PushesChangeRest && StrictJson.Parse(envelope) is JsonObject members)
        {
            boards.Apply(serverId, Envelope.Type(members), members["data"]);
        }

        var targets = sessions.PushTargets(serverId);
        var fate = targets.Count > 0 ? await PushAsync(targets, envelope, form ?? rules.PushForm)
            : rules.Fallback is { } address ? await PostAsync(address, envelope)
            : null;
        if (fate is null)
        {
            Interlocked.Increment(ref _undelivered);
        }

        return fate;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> PushAsync(IReadOnlyList<CadSession> targets, string envelope, PushForm form)
    {
        foreach (var session in targets)
        {
            await mixer.SendAsync(session, envelope, form);
        }

        Interlocked.Increment(ref _pushed);
        return targets.Count == 1 ? "sent" : $"sent to {targets.Count} sessions";
    }

    private async Task<string?> PostAsync(Uri address, string envelope)
    {
        if (await _http.PostAsync(address, envelope) is not { } answer)
        {
            return null;
        }

        Interlocked.Increment(ref _posted);
        return $"posted, answer '{answer}'";
    }
}

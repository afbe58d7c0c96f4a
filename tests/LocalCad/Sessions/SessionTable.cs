namespace LocalCad.Sessions;

/// <summary>Who is logged in, in the order of login, and who receives a server's push events. Any thread.</summary>
internal sealed class SessionTable(CadRules rules, CadLog log)
{
    private readonly List<CadSession> _sessions = [];

    /// <summary>Raised after a login, off the table's lock.</summary>
    public event Action<CadSession>? Opened;

    /// <summary>Raised when a session's connection is gone or logs in anew.</summary>
    public event Action<CadSession>? Closed;

    /// <summary>Raised with the error text when a login is refused.</summary>
    public event Action<string>? Refused;

    public int LoginsAccepted { get; private set; }

    public int LoginsRefused { get; private set; }

    public IReadOnlyList<CadSession> All()
    {
        lock (_sessions)
        {
            return [.. _sessions];
        }
    }

    public CadSession? Find(string connectionId) => All().FirstOrDefault(session => session.ConnectionId == connectionId);

    public void Add(CadSession session)
    {
        lock (_sessions)
        {
            _sessions.Add(session);
            LoginsAccepted++;
        }

        log.Write($"login     {Name(session.ServerId)} on {session.ConnectionId}");
        Opened?.Invoke(session);
    }

    public void Refuse(string? communityId, int? serverId, string error)
    {
        lock (_sessions)
        {
            LoginsRefused++;
        }

        log.Write($"refused   login of community '{communityId}', {Name(serverId)}: {error}");
        Refused?.Invoke(error);
    }

    public void Remove(string connectionId)
    {
        CadSession? session;
        lock (_sessions)
        {
            session = _sessions.Find(one => one.ConnectionId == connectionId);
            if (session is null)
            {
                return;
            }

            _sessions.Remove(session);
        }

        log.Write($"gone      {Name(session.ServerId)} on {connectionId}");
        Closed?.Invoke(session);
    }

    /// <summary>Removes whoever is left, without waiting for SignalR to notice that the connections are gone.</summary>
    public void Clear()
    {
        foreach (var session in All())
        {
            Remove(session.ConnectionId);
        }
    }

    /// <summary>The sessions that a push event for this server goes to: none, one, or all of them.</summary>
    public IReadOnlyList<CadSession> PushTargets(int serverId)
    {
        var candidates = All().Where(session => session.ServerId == serverId).ToList();
        return rules.Sessions switch
        {
            SessionPolicy.All => candidates,
            SessionPolicy.First => [.. candidates.Take(1)],
            _ => [.. candidates.TakeLast(1)],
        };
    }

    /// <summary>A session that push events of this server go to, as soon as there is one.</summary>
    public async Task<CadSession> WaitForAsync(int serverId, TimeSpan timeout)
    {
        var opened = new TaskCompletionSource<CadSession>(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnOpened(CadSession session)
        {
            if (session.ServerId == serverId)
            {
                opened.TrySetResult(session);
            }
        }

        Opened += OnOpened;
        try
        {
            return PushTargets(serverId) is [var present, ..] ? present : await opened.Task.WaitAsync(timeout);
        }
        finally
        {
            Opened -= OnOpened;
        }
    }

    private static string Name(int? serverId) => serverId is { } id ? $"server {id}" : "no server";
}

using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.UnitTests.Locations;

/// <summary>A hub that keeps what it is sent and answers at once, unless a test answers for it.</summary>
internal sealed class FakeChannel : IUnitLocationChannel
{
    public bool IsReady { get; set; } = true;

    public object? Destination { get; set; } = 1;

    public int LoginsRequested { get; private set; }

    /// <summary>Every call, refused ones included.</summary>
    public List<IReadOnlyList<UnitLocation>> Calls { get; } = [];

    /// <summary>The hub's answer; null makes it wait for <see cref="Answer(HubReply)"/>.</summary>
    public Func<IReadOnlyList<UnitLocation>, HubReply?> Reply { get; set; } = rows => new HubReply(true, null, rows.Count);

    /// <summary>What the live map shows: the last accepted row of each unit.</summary>
    public Dictionary<string, UnitLocation> Map { get; } = [];

    private TaskCompletionSource<HubReply>? Open { get; set; }

    public Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows)
    {
        Calls.Add(rows);
        Open = new TaskCompletionSource<HubReply>();
        var call = Open.Task;
        if (Reply(rows) is { } reply)
        {
            Answer(reply);
        }

        return call;
    }

    public void RequestLogin() => LoginsRequested++;

    public void Answer(HubReply reply)
    {
        if (reply.Success)
        {
            foreach (var row in Calls[^1])
            {
                Map[row.Target.Text ?? row.Target.ToString()] = row;
            }
        }

        End(() => Open!.SetResult(reply));
    }

    public void Break() => End(() => Open!.SetException(new InvalidOperationException("connection lost")));

    // Without the test runner's context the sender goes on inside: its call has ended when this returns.
    private static void End(Action end)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            end();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public IEnumerable<string> Targets(int call) => Calls[call].Select(row => row.Target.Text!);
}

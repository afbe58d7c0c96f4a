using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;

namespace SonoranPush.UnitTests.Session;

/// <summary>A session on a fake hub and a fake clock.</summary>
public abstract class SessionSpecification : Specification
{
    private readonly CancellationTokenSource _stop = new();
    private readonly InboundPath _path;
    private Task _loop = Task.CompletedTask;

    protected SessionSpecification()
    {
        _path = new InboundPath(Clock, Logger);
        Session = new HubSession(Settings, Hub.Connect, _path.Inbox, Logger, Clock);
    }

    private protected FakeHub Hub { get; } = new();

    private protected HubSession Session { get; }

    private protected static SessionSettings Settings { get; } =
        new(new Uri("https://hub.example/apiWsHub"), true, "community", new ApiKey("TEST-API-KEY"), InboundPath.ServerId);

    private protected void Begin() => _loop = Task.Run(() => Session.RunAsync(_stop.Token));

    /// <summary>Ends the session; fails when it does not end.</summary>
    private protected async Task Stop()
    {
        await _stop.CancelAsync();
        await Wait.For(_loop);
    }

    private protected Task WaitFor(SessionState state) =>
        Wait.Until(() => Session.Status.State == state, $"the state {state}, which is {Session.Status.State}");

    private protected async Task BeginAndWaitFor(SessionState state)
    {
        Begin();
        await WaitFor(state);
    }

    /// <summary>The session events that a script would have seen.</summary>
    private protected List<RaisedEvent> RaisedEvents()
    {
        _path.Host.MoveHere();
        _path.RaiseAll();
        return _path.Host.Raised.ToList();
    }

    protected override void Dispose(bool disposing)
    {
        _stop.Cancel();
        Wait.For(_loop).GetAwaiter().GetResult();
        _stop.Dispose();
        base.Dispose(disposing);
    }
}

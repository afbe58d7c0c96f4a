using SonoranPush.Session;
using SonoranPush.UnitTests.Locations;

namespace SonoranPush.UnitTests;

/// <summary>A key that the CAD rejects, while another resource sends locations on every tick: asking too often gets a
/// community blocked.</summary>
public sealed class WrongKeyTests : PushResourceSpecification
{
    private const string RightKey = "The-Right-Key-5678";
    private const int MostLogins = 5;

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    private string _takenKey = RightKey;
    private int _posted;

    public WrongKeyTests() => Hub.OnInvoke = Answer;

    [Fact]
    public void WrongKey_WithLocationTrafficForFiveMinutes_CostsAtMostFiveLoginsAndOneErrorLine()
    {
        TickUntil(() => State == SessionState.Refused, "the first refusal");

        TickWithLocations(FiveMinutes);

        // Refused at once, after 30, 90 and 210 s.
        Assert.InRange(Hub.Logins, 4, MostLogins);
        Assert.Single(Host.Lines, line => line.StartsWith("^1", StringComparison.Ordinal));
        Assert.Empty(LocationCalls());
        Assert.Equal(6000, _posted);
    }

    [Fact]
    public void Key_TakenBackWhileLocationsAreSent_CostsAtMostFiveLoginsInFiveMinutesAndOneErrorLine()
    {
        _takenKey = Key;
        TickUntil(() => Resource.IsConnected(7), "the connection");
        Resource.Locations!.Post(LocationFixture.Update("first"));
        TickUntil(() => LocationCalls().Any(), "a call with locations");
        var loginsBefore = Hub.Logins;

        _takenKey = RightKey;
        Resource.Locations!.Post(LocationFixture.Update("one more"));
        TickUntil(() => State == SessionState.Refused, "the first refusal");
        TickWithLocations(FiveMinutes);

        Assert.InRange(Hub.Logins - loginsBefore, 4, MostLogins);
        Assert.Single(Host.Lines, line => line.StartsWith("^1", StringComparison.Ordinal));
    }

    [Fact]
    public void RightKey_AfterTheWrongOne_LogsInAtOnceAndSendsWhatIsNew()
    {
        TickUntil(() => State == SessionState.Refused, "the first refusal");
        TickWithLocations(FiveMinutes);
        var logins = Hub.Logins;
        var before = Clock.GetUtcNow();

        Host.Convars["sonoranpush_apiKey"] = RightKey;
        Resource.OnConvarChanged();
        TickUntil(() => Resource.IsConnected(7), "the login");

        Assert.Equal(logins + 1, Hub.Logins);
        Assert.InRange(Clock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        TickUntil(() => LocationCalls().Any(), "a call with locations");
    }

    private SessionState? State => Resource.Sessions.Sessions is [var session, ..] ? session.Status.State : null;

    private IEnumerable<object> LocationCalls() => Hub.Calls.Where(call => call.Method == HubContract.UnitLocationMethod);

    private Task<HubReply> Answer(string method, object?[] arguments)
    {
        var isTaken = method == HubContract.UnitLocationMethod
            ? Hub.Last.Calls.First().Arguments[1] as string == _takenKey
            : arguments[1] as string == _takenKey;
        var error = method == HubContract.UnitLocationMethod ? HubContract.UnauthenticatedError : "Invalid API key.";
        return Task.FromResult(isTaken ? new HubReply(true) : new HubReply(false, error));
    }

    // Time passes only while the session rests: what the pool does takes none of it.
    private void TickWithLocations(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end; _posted++)
        {
            Assert.Null(Resource.Locations!.Post(LocationFixture.Update("unit " + (_posted % 50), _posted)));
            RunTick();
            Assert.True(SpinWait.SpinUntil(IsResting, TimeSpan.FromSeconds(20)), "The session did not come to rest.");
        }
    }

    // A pause that has just ended leaves nobody waiting until the next one begins.
    private bool IsResting() =>
        State is SessionState.Ready || (State is SessionState.Refused or SessionState.BackingOff && Clock.Waits.Count > 0);
}

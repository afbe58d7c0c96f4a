using SonoranPush.UnitTests.Locations;

namespace SonoranPush.UnitTests;

/// <summary>What all parts of the resource together cost the server's main thread in one tick, in crossings.</summary>
public sealed class TickCrossingsTests : PushResourceSpecification
{
    // As the limits in reliability.md say.
    private const int Most = 30;

    private const int BadPosts = 1000;
    private const int EventsInTick = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Crossings_OfPostsAndEventsInOneTick_KeepToTheirSum()
    {
        Host.Files["config.json"] = """{"events":{"compatibility":"off"},"http":{"listener":"on"}}""";
        TickUntil(() => CountOf(ScriptContract.Connected) == 1 && Host.HttpHandler is not null, "the connection");
        var posts = Enumerable.Range(0, BadPosts).Select(_ => FakeHttpCall.Post("""{"key":"WRONG","type":"A"}""")).ToList();
        posts.ForEach(Host.HttpHandler!);
        Assert.True(SpinWait.SpinUntil(() => Equals(Resource.Status.ToTable(null)["eventsRefused"], (long)BadPosts), Patience), "The posts were not read.");

        var most = 0;
        while (posts.Exists(post => post.Answers == 0))
        {
            for (var i = 0; i < EventsInTick; i++)
            {
                Push(Envelope("A", "{}"));
            }

            var before = Spent();
            RunTick();
            most = Math.Max(most, Spent() - before);
        }

        Assert.InRange(most, 10, Most);
        Assert.Equal(0L, Resource.Status.ToTable(null)["eventsWaiting"]);

        int Spent() => Host.Crossings + (2 * posts.Sum(post => post.Answers));
    }
}

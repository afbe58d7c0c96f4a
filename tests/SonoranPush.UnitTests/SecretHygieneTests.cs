using Microsoft.AspNetCore.SignalR;

namespace SonoranPush.UnitTests;

/// <summary>Collects everything that leaves the resource in a whole run at debug level and looks for the key in it.</summary>
public sealed class SecretHygieneTests : PushResourceSpecification
{
    public SecretHygieneTests() => Host.Convars["sonoranpush_logLevel"] = "debug";

    [Fact]
    public void Key_AppearsInNothingThatLeavesTheResource()
    {
        Host.Convars["sonoranpush_mode"] = Key;
        Host.Files["config.json"] = $$"""{"apiKey":"{{Key}}","events":{"generic":"{{Key}}"},"hub":{"{{Key}}":true} }""";
        RunThroughEverythingThatCouldShowIt();

        AssertNowhere(Key);
    }

    [Fact]
    public void OfferedKey_OfAnEnvelopeThatIsRefused_AppearsNowhereEither()
    {
        RunThroughEverythingThatCouldShowIt();

        AssertNowhere("A-Strangers-Key");
    }

    // Nobody knows then that it is the key.
    [Theory]
    [InlineData("sonoranpush_serverId", "")]
    [InlineData("sonoranpush_serverId", "1")]
    [InlineData("sonoranpush_mode", "")]
    [InlineData("sonoranpush_mode", "1")]
    [InlineData("sonoranpush_logLevel", "")]
    [InlineData("sonoranpush_logLevel", "1")]
    [InlineData("sonoranpush_hubUrl", "")]
    [InlineData("sonoranpush_hubUrl", "1")]
    public void Key_InTheWrongConvar_AppearsNowhere(string convar, string apiKey)
    {
        Host.Convars["sonoranpush_apiKey"] = apiKey;
        Host.Convars[convar] = Key;
        Host.Files["config.json"] = $$"""{"{{Key}}":1,"events":{"generic":"{{Key}}"},"hub":{"{{Key}}":true},"limits":"{{Key}}"}""";

        TickUntil(() => Host.Lines.Any(line => line.Contains("has started", StringComparison.Ordinal)), "the end of the start");

        Assert.Contains(Host.Lines, line => line.Contains($"{convar} has a value that is not shown", StringComparison.Ordinal));
        AssertNowhere(Key[..8]);
    }

    [Fact]
    public void Search_FindsAKeyThatIsPlantedInALine()
    {
        Host.WriteLine($"the key is {Key.ToUpperInvariant()}.");

        Assert.ThrowsAny<Exception>(() => AssertNowhere(Key));
    }

    [Fact]
    public void Search_FindsAKeyThatIsPlantedInAnEvent()
    {
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        Push(Envelope("A", JsonSerializer.Serialize(new { planted = Key })));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.ThrowsAny<Exception>(() => AssertNowhere(Key));
    }

    private void RunThroughEverythingThatCouldShowIt()
    {
        var logins = 0;
        Hub.OnStart = () => Hub.Connections.Count == 1 ? throw new InvalidOperationException($"GET /hub?key={Key} failed") : Task.CompletedTask;
        Hub.OnInvoke = (_, _) => ++logins switch
        {
            1 or 2 => throw new HubException($"Failed to invoke 'authenticatev2' with {Key}."),
            3 => Task.FromResult(new HubReply(false, $"The key {Key.ToLowerInvariant()} is unknown.")),
            _ => Task.FromResult(new HubReply(true)),
        };
        TickQuicklyUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        Push(Envelope("EVENT_911", """{"a":1}"""));
        Push(Envelope("EVENT_911", "{}", "A-Strangers-Key"));
        Push(Envelope("GET_LOGS", "null"));
        Push("not json at all: " + Key);
        Push($$"""{"key":"{{Key}}","type":5}""");
        Hub.Last.Lose(new InvalidOperationException("closed with " + Key));
        TickQuicklyUntil(() => CountOf(ScriptContract.Connected) == 2, "the second connection");
        Assert.Equal(2, CountOf(ScriptContract.PushEvent));
    }

    private void AssertNowhere(string secret)
    {
        var events = Host.Raised.SelectMany(raised => new[] { raised.Name, PlainValues.Describe(raised.Arguments) });
        var status = Resource.Status.ToLines().Append(PlainValues.Describe(Resource.Status.ToTable(null)));
        IEnumerable<string> all = [.. Host.Lines, .. events, .. status];

        Assert.NotEmpty(Host.Lines);
        Assert.DoesNotContain(all, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}

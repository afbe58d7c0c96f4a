using CitizenFX.Core.Runtime;
using FxServer.Host.Events;

namespace SonoranPush.EmulatorTests;

/// <summary>What events do to arguments, to handlers and to whoever raised them.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task Integers_OnArrival_HaveTheNarrowestWidthOfTheirKind()
    {
        using var echo = new ProbeFolder("Echo");
        using var numbers = new ProbeFolder("Numbers");
        await using EmulatedServer server = await EmulatedServer.StartAsync(echo, numbers);

        await server.Host.RaiseAsync("probe:numbers");

        RaisedEvent type = await server.EventAsync("probe:type");
        const string Expected = "List[Int32 5,Int16 128,SByte -33,Byte 200,UInt32 3000000000,Int32 70000,Int64 5000000000," +
            "Single 1.5,Double 1.5,UInt64 18446744073709551615]";
        Assert.Equal(Expected, type.Arguments[0]);
    }

    [Fact]
    public async Task MapsAndArrays_OnArrival_AreExpandoObjectsAndLists()
    {
        using var echo = new ProbeFolder("Echo");
        await using EmulatedServer server = await EmulatedServer.StartAsync(echo);

        await server.Host.RaiseAsync("probe:send", new Dictionary<string, object?> { ["a"] = new[] { "x", null }, ["b"] = true });

        Assert.Equal("ExpandoObject{a:List[String x,null],b:Boolean True}", (await server.EventAsync("probe:type")).Arguments[0]);
    }

    [Theory]
    [InlineData(new object?[] { 3.7, 5, true }, new object?[] { 4, "5", true })]
    [InlineData(new object?[] { "12", null, 1 }, new object?[] { 12, null, true })]
    [InlineData(new object?[] { 7 }, new object?[] { 7, null, false })]
    [InlineData(new object?[] { 7, "a", true, "one too many" }, new object?[] { 7, "a", true })]
    public async Task Arguments_OfAnotherTypeOrMissing_AreConvertedToTheParameters(object?[] sent, object?[] received)
    {
        using var echo = new ProbeFolder("Echo");
        await using EmulatedServer server = await EmulatedServer.StartAsync(echo);

        await server.Host.RaiseAsync("probe:convert", sent);

        Assert.Equal(received, (await server.EventAsync("probe:converted")).Arguments);
    }

    [Fact]
    public async Task Handler_ThatThrowsOrFailsOrCannotConvert_IsRemovedForGood()
    {
        using var probe = new ProbeFolder("Failing");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        server.Expect(FaultKind.HandlerRemoved);

        await server.Host.RaiseAsync("probe:fail", 1000);
        await server.Host.RaiseAsync("probe:fail", 1);

        RaisedEvent[] calls = await server.EventsAsync("probe:called", 4);
        Assert.Equal(new object[] { "throw", "task", "sound", "sound" }, calls.Select(call => call.Arguments[0]));
        Assert.Equal(3, server.Host.Faults.Count);
        await server.LineAsync("[script:failing] ^1Error invoking callback for event probe:fail");
    }

    [Fact]
    public async Task Event_RaisedInAHandler_IsHandledBeforeTheRaiserGoesOn()
    {
        using var probe = new ProbeFolder("Nested");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:outer");

        var order = (List<object?>)(await server.EventAsync("probe:order")).Arguments[0]!;
        Assert.Equal(new object[] { "before", "inner", "other spelling", "after" }, order);
    }

    [Fact]
    public async Task EventName_InAnotherSpelling_DoesNotPassTheServersFilter()
    {
        using var probe = new ProbeFolder("Nested");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("PROBE:OUTER");
        await server.Host.RaiseAsync("probe:outer");

        await server.EventAsync("probe:order");
        Assert.Single(server.Events, raised => raised.Name == "probe:order");
    }

    [Theory]
    [InlineData("probe:source")]
    [InlineData("onResourceStop")]
    [InlineData("__cfx_export_sources_nothing")]
    public async Task NetEvent_OfAnyOtherName_ReachesEveryHandlerWithItsSource(string name)
    {
        using var probe = new ProbeFolder("Sources");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseFromPlayerAsync(7, name);

        Assert.Equal(new object[] { name, "net:7", "7", "Player" }, (await server.EventAsync("probe:from")).Arguments);
    }

    [Theory]
    [InlineData("playerConnecting")]
    [InlineData("playerDropped")]
    [InlineData("playerJoining")]
    public async Task NetEvent_OfAGuardedName_ReachesNobody(string name)
    {
        using var probe = new ProbeFolder("Sources");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseFromPlayerAsync(7, name);
        await server.Host.RaiseFromPlayerAsync(8, "probe:source");

        Assert.Equal("probe:source", (await server.EventAsync("probe:from")).Arguments[0]);
    }

    [Fact]
    public async Task Player_WhoJoinsAndLeaves_IsAnnouncedByTheServerItself()
    {
        using var probe = new ProbeFolder("Sources");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.JoinAsync(new() { Id = 7 });
        await server.Host.DropAsync(7);

        RaisedEvent[] heard = await server.EventsAsync("probe:from", 3);
        Assert.Equal(new object[] { "playerConnecting", "playerJoining", "playerDropped" }, heard.Select(raised => raised.Arguments[0]));
        Assert.All(heard, raised => Assert.Equal("internal-net:7", raised.Arguments[1]));
    }

    [Fact]
    public async Task ServerEvent_ForSourceParameters_GivesDefaults()
    {
        using var probe = new ProbeFolder("Sources");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:source");

        Assert.Equal(new object[] { "probe:source", "nobody", "no player", "null" }, (await server.EventAsync("probe:from")).Arguments);
    }

    [Fact]
    public async Task Stop_OfAResource_IsHeardByAllAndFollowedByNoTick()
    {
        using var first = new ProbeFolder("Stopping", "first");
        using var second = new ProbeFolder("Stopping", "second");
        await using EmulatedServer server = await EmulatedServer.StartAsync(first, second);

        await server.Host.StopResourceAsync("second");
        await server.Host.StartResourceAsync("second");

        RaisedEvent[] heard = await server.EventsAsync("probe:stop", 2);
        Assert.Equal(new object[] { "first", "second" }, heard.Select(raised => raised.Arguments[0]));
        Assert.All(heard, raised => Assert.Equal("second", raised.Arguments[1]));
        Assert.DoesNotContain(server.Events, raised => raised.Name == "probe:tickAfterStop");
    }
}

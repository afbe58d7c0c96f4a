using CitizenFX.Core.Runtime;
using FxServer.Host;
using FxServer.Host.Events;
using FxServer.Host.World;

namespace SonoranPush.EmulatorTests;

/// <summary>Events in Lua scripts, beside C# scripts of the same resource and of others.</summary>
public sealed class LuaEventTests
{
    [Fact]
    public async Task Event_OfLua_ReachesCSharpOfTheSameResource()
    {
        using var probe = ProbeFolder.OfLua("AddEventHandler('test', function() TriggerEvent('probe:send', { 'x' }) end)", probe: "Echo");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test");

        Assert.Equal("List[String x]", (await server.EventAsync("probe:type")).Arguments[0]);
    }

    [Fact]
    public async Task Event_OfCSharp_ReachesLuaOfTheSameResourceAndOfOthers()
    {
        const string Script = "AddEventHandler('probe:echo', function(value) TriggerEvent('test:heard', GetCurrentResourceName(), value.a, GetInvokingResource()) end)";
        using var both = ProbeFolder.OfLua(Script, "both", "Echo");
        using var other = ProbeFolder.OfLua(Script, "other");
        await using EmulatedServer server = await EmulatedServer.StartAsync(both, other);

        await server.Host.RaiseAsync("probe:send", new Dictionary<string, object?> { ["a"] = 5 });

        RaisedEvent[] heard = await server.EventsAsync("test:heard", 2);
        Assert.Equal(new object?[] { "both", 5, "both" }, heard[0].Arguments);
        Assert.Equal(new object?[] { "other", 5, "both" }, heard[1].Arguments);
    }

    [Fact]
    public async Task Event_RaisedByAHandler_IsHandledBeforeTheRaiserGoesOn()
    {
        using var probe = ProbeFolder.OfLua("""
            local order = {}
            AddEventHandler('test:outer', function()
              order[#order + 1] = 'before'
              TriggerEvent('test:inner')
              order[#order + 1] = 'after'
              TriggerEvent('test:order', order)
            end)
            AddEventHandler('test:inner', function() order[#order + 1] = 'inner' end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test:outer");

        Assert.Equal(new object[] { "before", "inner", "after" }, (await server.EventAsync("test:order")).Arguments[0]);
    }

    [Fact]
    public async Task Handler_ThatThrows_StaysAndTheOthersAreCalled()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('test', function() error('on purpose') end)
            AddEventHandler('test', function() TriggerEvent('test:sound') end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        server.Expect(FaultKind.ScriptError);

        await server.Host.RaiseAsync("test");
        await server.Host.RaiseAsync("test");

        await server.EventsAsync("test:sound", 2);
        Assert.Equal(2, server.Host.Faults.Count);
        Assert.StartsWith("SCRIPT ERROR: @lua/scripts/server.lua:1: on purpose", server.Host.Faults[0].Text, StringComparison.Ordinal);
        Assert.False(server.Host.Faults[0].IsFatal);
        await server.LineAsync("[script:lua] ^1SCRIPT ERROR: @lua/scripts/server.lua:1: on purpose");
    }

    [Fact]
    public async Task Handler_ThatWasRemoved_IsNotCalled()
    {
        using var probe = ProbeFolder.OfLua("""
            local first = AddEventHandler('test', function() TriggerEvent('test:first') end)
            AddEventHandler('test', function() TriggerEvent('test:second') end)
            RemoveEventHandler(first)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test");

        await server.EventAsync("test:second");
        Assert.DoesNotContain(server.Events, raised => raised.Name == "test:first");
    }

    [Theory]
    [InlineData("AddEventHandler('test', tell)", false)]
    [InlineData("RegisterNetEvent('test') AddEventHandler('test', tell)", true)]
    [InlineData("RegisterNetEvent('test', tell)", true)]
    [InlineData("RegisterServerEvent('test', tell)", true)]
    public async Task EventOfAGameClient_ReachesOnlyWhatIsRegisteredForIt(string registration, bool arrives)
    {
        using var probe = ProbeFolder.OfLua($"""
            local function tell(value) TriggerEvent('test:told', source, value) end
            {registration}
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.Players.Add(new PlayerState { Id = 7 });
        });

        await server.Host.RaiseFromPlayerAsync(7, "test", "x");
        await server.Host.RaiseAsync("test", "y");

        RaisedEvent last = await server.EventAsync("test:told", raised => (string)raised.Arguments[1]! == "y");
        Assert.Equal(string.Empty, last.Arguments[0]);
        Assert.Equal(arrives ? 2 : 1, server.Events.Count(raised => raised.Name == "test:told"));
        if (arrives)
        {
            Assert.Equal(new object?[] { 7, "x" }, server.Events.First(raised => raised.Name == "test:told").Arguments);
        }
        else
        {
            await server.LineAsync("event test was not safe for net");
        }
    }

    [Fact]
    public async Task EventOfTheServer_OnBehalfOfAPlayer_HasHimAsItsSource()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('playerJoining', function() TriggerEvent('test:joined', source, GetPlayerName(source)) end)
            AddEventHandler('playerDropped', function(reason) TriggerEvent('test:dropped', source, reason) end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.JoinAsync(new PlayerState { Id = 7, Name = "Ann" });
        await server.Host.DropAsync(7, "Exiting");

        Assert.Equal(new object?[] { 7, "Ann" }, (await server.EventAsync("test:joined")).Arguments);
        Assert.Equal(new object?[] { 7, "Exiting" }, (await server.EventAsync("test:dropped")).Arguments);
    }

    [Theory]
    [InlineData("7", "'7'")]
    [InlineData("7", "7")]
    [InlineData("-1", "-1")]
    public async Task EventForAClient_IsNoted(string player, string target)
    {
        using var probe = ProbeFolder.OfLua($"AddEventHandler('test', function() TriggerClientEvent('test:hello', {target}, 1.5) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.Players.Add(new PlayerState { Id = 7 });
        });

        await server.Host.RaiseAsync("test");

        Assert.Equal(new object?[] { player, "test:hello", 1.5 }, (await server.EventAsync("$client")).Arguments);
    }

    [Fact]
    public async Task Recursion_WithoutEnd_IsAnErrorOfTheScript()
    {
        using var probe = ProbeFolder.OfLua("AddEventHandler('test', function() TriggerEvent('test') end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test");

        Assert.Contains("C stack overflow", (await server.FaultAsync(FaultKind.ScriptError)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_ThatDoesNotCompile_IsAFatalFault()
    {
        using var probe = ProbeFolder.OfLua("this is no Lua");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        Fault fault = await server.FaultAsync(FaultKind.StartFailed);

        Assert.True(fault.IsFatal);
        Assert.Contains("@lua/scripts/server.lua:1: syntax error", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopOfAResource_IsToldBeforeItEnds()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('onResourceStart', function(name) TriggerEvent('test:started', name) end)
            AddEventHandler('onResourceStop', function(name) TriggerEvent('test:stopping', name) end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.StopResourceAsync("lua");

        Assert.Equal("lua", (await server.EventAsync("test:started")).Arguments[0]);
        Assert.Equal("lua", (await server.EventAsync("test:stopping")).Arguments[0]);
    }
}

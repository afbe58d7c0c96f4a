using CitizenFX.Core.Runtime;
using FxServer.Host.Http;

namespace SonoranPush.EmulatorTests;

/// <summary>Exports and functions between Lua and whoever else.</summary>
public sealed class LuaExportTests
{
    [Fact]
    public async Task Export_OfCSharp_AnswersLua()
    {
        using var exporting = new ProbeFolder("Exporting");
        using var calling = ProbeFolder.OfLua("""
            AddEventHandler('test', function()
              TriggerEvent('test:answer', exports.exporting:add(40, 2), #exports['exporting']:list(3), exports.exporting:caller())
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("test");

        Assert.Equal(new object?[] { 42, 3, "lua" }, (await server.EventAsync("test:answer")).Arguments);
    }

    [Fact]
    public async Task Export_OfLua_AnswersCSharp()
    {
        using var exporting = ProbeFolder.OfLua("exports('add', function(a, b) return a + b end)", "exporting");
        using var calling = new ProbeFolder("Calling");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("probe:call", "exporting", "add", 40);

        Assert.Equal(42, (await server.EventAsync("probe:answer")).Arguments[0]);
        Assert.Equal(3, await server.Host.CallExportAsync("exporting", "add", 1, 2));
    }

    [Fact]
    public async Task Export_OfTheManifest_IsTheGlobalOfItsName()
    {
        using var exporting = ProbeFolder.OfLua("function double(a) return a * 2 end", manifest: "server_export 'double'");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting);

        Assert.Equal(8, await server.Host.CallExportAsync("lua", "double", 4));
    }

    [Fact]
    public async Task Export_BetweenLuaResources_PassesSeveralValuesAndFunctions()
    {
        using var exporting = ProbeFolder.OfLua("exports('ask', function(callback, a) callback(a .. '!') return 1, nil, 'three' end)", "exporting");
        using var calling = ProbeFolder.OfLua("""
            AddEventHandler('test', function()
              local told
              local first, second, third = exports.exporting:ask(function(text) told = text end, 'hello')
              TriggerEvent('test:answer', first, second, third, told)
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("test");

        Assert.Equal(new object?[] { 1, null, "three", "hello!" }, (await server.EventAsync("test:answer")).Arguments);
    }

    [Fact]
    public async Task Export_ThatWaits_AnswersWhenItIsDone()
    {
        using var exporting = ProbeFolder.OfLua("exports('slow', function() Wait(100) return 'done' end)", "exporting");
        using var calling = ProbeFolder.OfLua("AddEventHandler('test', function() TriggerEvent('test:answer', exports.exporting:slow()) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("test");

        Assert.Equal("done", (await server.EventAsync("test:answer")).Arguments[0]);
    }

    [Theory]
    [InlineData("exporting", "fail", "An error occurred while calling export fail of resource exporting")]
    [InlineData("exporting", "nothing", "No such export nothing in resource exporting")]
    [InlineData("nobody", "nothing", "No such export nothing in resource nobody")]
    public async Task Export_ThatFailsOrIsMissing_IsAnErrorThatCanBeCaught(string resource, string name, string expected)
    {
        using var exporting = new ProbeFolder("Exporting");
        using var calling = ProbeFolder.OfLua($"""
            AddEventHandler('test', function()
              TriggerEvent('test:answer', select(2, pcall(function() return exports.{resource}:{name}() end)))
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);
        server.Expect(FaultKind.CallFailed);

        await server.Host.RaiseAsync("test");

        Assert.Contains(expected, (string)(await server.EventAsync("test:answer")).Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfARestartedResource_IsFoundAgain()
    {
        using var exporting = ProbeFolder.OfLua("exports('name', function() return 'x' end)", "exporting");
        using var calling = ProbeFolder.OfLua("AddEventHandler('test', function() TriggerEvent('test:answer', exports.exporting:name()) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);
        await server.Host.RaiseAsync("test");

        await server.Host.RestartResourceAsync("exporting");
        await server.Host.RaiseAsync("test");

        await server.EventsAsync("test:answer", 2);
    }

    [Fact]
    public async Task Function_ThatOnlyCSharpHolds_StaysCallable()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('test', function()
              for _ = 1, 50 do
                exports.exporting:add(1, 2)
                collectgarbage()
              end
              exports.exporting:add(1, 2)
              TriggerEvent('test:done')
            end)
            """);
        using var exporting = new ProbeFolder("Exporting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe, exporting);

        await server.Host.RaiseAsync("test");

        await server.EventAsync("test:done");
    }

    [Fact]
    public async Task Function_ThatLuaLetsGo_IsForgottenByItsOwner()
    {
        using var owner = ProbeFolder.OfLua("""
            local watched = setmetatable({}, { __mode = 'v' })
            AddEventHandler('test', function()
              local big = {}
              watched.big = big
              TriggerEvent('test:take', function() return big end)
            end)
            AddEventHandler('test:look', function()
              collectgarbage()
              TriggerEvent('test:alive', watched.big ~= nil)
            end)
            """, "owner");
        using var holder = ProbeFolder.OfLua("""
            local held
            AddEventHandler('test:take', function(call) held = call end)
            AddEventHandler('test:drop', function() held = nil collectgarbage() collectgarbage() end)
            """, "holder");
        await using EmulatedServer server = await EmulatedServer.StartAsync(owner, holder);

        await server.Host.RaiseAsync("test");
        await server.Host.RaiseAsync("test:look");
        await server.Host.RaiseAsync("test:drop");
        await server.Host.RaiseAsync("test:look");

        var alive = await server.EventsAsync("test:alive", 2);
        Assert.Equal(true, alive[0].Arguments[0]);
        Assert.Equal(false, alive[1].Arguments[0]);
    }

    [Fact]
    public async Task Function_OfAStoppedResource_IsAnErrorThatCanBeCaught()
    {
        using var owner = ProbeFolder.OfLua("AddEventHandler('test', function() TriggerEvent('test:take', function() return 1 end) end)", "owner");
        using var holder = ProbeFolder.OfLua("""
            local held
            AddEventHandler('test:take', function(call) held = call end)
            AddEventHandler('test:call', function() TriggerEvent('test:called', (pcall(held))) end)
            """, "holder");
        await using EmulatedServer server = await EmulatedServer.StartAsync(owner, holder);
        await server.Host.RaiseAsync("test");

        await server.Host.StopResourceAsync("owner");
        await server.Host.RaiseAsync("test:call");

        Assert.Equal(false, (await server.EventAsync("test:called")).Arguments[0]);
    }

    [Fact]
    public async Task Command_OfLua_IsCalledWithSourceWordsAndText()
    {
        using var probe = ProbeFolder.OfLua("RegisterCommand('probe', function(source, words, raw) TriggerEvent('test:command', source, words[2], raw) end, true)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.ExecuteAsync("probe a \"b c\"");

        Assert.Equal(new object?[] { 0, "b c", "probe a \"b c\"" }, (await server.EventAsync("test:command")).Arguments);
    }

    [Fact]
    public async Task HttpHandler_OfLua_AnswersWhenTheBodyHasCome()
    {
        using var probe = ProbeFolder.OfLua("""
            SetHttpHandler(function(request, response)
              request.setDataHandler(function(body)
                response.writeHead(201, { ['x-probe'] = request.method })
                response.send(request.path .. ' ' .. body)
              end)
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        HttpReply reply = await server.Host.SendHttpAsync("lua", new HttpQuery { Method = "POST", Path = "/a", Body = "hello" });

        Assert.Equal((201, "/a hello", "POST"), (reply.Status, reply.Body, reply.Headers["x-probe"]));
    }

    [Fact]
    public async Task ConvarListener_OfLua_IsCalled()
    {
        using var probe = ProbeFolder.OfLua("AddConvarChangeListener('test_*', function(name) TriggerEvent('test:convar', name, GetConvar(name, '')) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.SetConvarAsync("test_a", "1");
        await server.Host.SetConvarAsync("test_a", "2");

        Assert.Equal(new object?[] { "test_a", "2" }, (await server.EventAsync("test:convar")).Arguments);
    }
}

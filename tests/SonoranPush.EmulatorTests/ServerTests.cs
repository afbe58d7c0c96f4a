using System.Net.Http;
using CitizenFX.Core.Runtime;
using FxServer.Host;
using FxServer.Host.Events;
using FxServer.Host.Http;
using FxServer.Host.World;

namespace SonoranPush.EmulatorTests;

/// <summary>Commands, HTTP, convars, resources, players.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Command_FromTheConsole_GetsSourceZeroAndItsWords()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.ExecuteAsync("probe one \"two words\"");

        RaisedEvent command = await server.EventAsync("probe:command");
        Assert.Equal(0, command.Arguments[0]);
        Assert.Equal(new object[] { "one", "two words" }, (List<object?>)command.Arguments[1]!);
        Assert.Equal("probe one \"two words\"", command.Arguments[2]);
    }

    [Fact]
    public async Task RestrictedCommand_FromAPlayer_NeedsTheRight()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1, Identifiers = { "license:abc" } });

        await server.Host.ExecuteAsync("probe refused", source: 1);
        await server.Host.ExecuteAsync("add_ace identifier.license:abc command allow");
        await server.Host.ExecuteAsync("probe allowed", source: 1);

        Assert.Equal("probe allowed", (await server.EventAsync("probe:command")).Arguments[2]);
        await server.LineAsync("Access denied for command probe, source 1.");
    }

    [Fact]
    public async Task ClientEvents_OfAResource_AreNotedForPlayersWhoAreThere()
    {
        using var probe = new ProbeFolder("Sending");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1 });

        await server.Host.RaiseAsync("probe:client", 1, "a");
        await server.Host.RaiseAsync("probe:client", 2, "b");

        RaisedEvent[] sent = await server.EventsAsync("$client", 3);
        Assert.Equal(new object[] { "1", "probe:toOne", "a", 1 }, sent[0].Arguments);
        Assert.Equal(new object[] { "-1", "probe:toAll", "a" }, sent[1].Arguments);
        Assert.Equal(new object[] { "-1", "probe:toAll", "b" }, sent[2].Arguments);
    }

    [Fact]
    public async Task HttpRequest_ToAHandler_IsAnsweredAfterItsBodyArrived()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        HttpReply reply = await server.Host.SendHttpAsync("serving", new HttpQuery { Method = "POST", Path = "/events", Body = "{}" });

        Assert.Equal((201, "POST /events {}", "yes"), (reply.Status, reply.Body, reply.Headers["x-probe"]));
    }

    [Fact]
    public async Task HttpRequest_WithoutAHandler_IsNotFound()
    {
        using var probe = new ProbeFolder("Echo");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        Assert.Equal(404, (await server.Host.SendHttpAsync("echo", new HttpQuery())).Status);
    }

    [Fact]
    public async Task ConvarListener_WithAWildcard_HearsChangesButNoCreation()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.SetConvarAsync("probe_a", "created");
        await server.Host.SetConvarAsync("other", "created");
        await server.Host.SetConvarAsync("other", "changed");
        await server.Host.SetConvarAsync("probe_a", "changed");

        Assert.Equal(new object[] { "probe_a", "changed" }, (await server.EventAsync("probe:convar")).Arguments);
    }

    [Fact]
    public async Task ConvarListener_HearsNoChangeOfAConvarWithNamedReaders()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.ExecuteAsync("set probe_mine 5");
        await server.Host.ExecuteAsync("set probe_open 5");
        await server.Host.ExecuteAsync("add_convar_permission serving read probe_mine");

        await server.Host.ExecuteAsync("set probe_mine 6");
        await server.Host.ExecuteAsync("set probe_open 6");

        Assert.Equal(new object[] { "probe_open", "6" }, (await server.EventAsync("probe:convar")).Arguments);
    }

    [Fact]
    public async Task HttpBody_ThatIsEmpty_IsNeverHandedOver()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        Task<HttpReply> empty = server.Host.SendHttpAsync("serving", new HttpQuery { Method = "POST" });
        await server.Host.SendHttpAsync("serving", new HttpQuery { Method = "POST", Body = "{}" });

        Assert.False(empty.IsCompleted);
    }

    // A server counts references; without that a soak would show the emulator's memory, not the resource's.
    [Fact]
    public async Task HttpRequests_ThatWereAnswered_AreForgotten()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        string body = new('x', 200_000);
        await server.Host.SendHttpAsync("serving", new HttpQuery { Method = "POST", Body = body });
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int i = 0; i < 100; i++)
        {
            await server.Host.SendHttpAsync("serving", new HttpQuery { Method = "POST", Body = body });
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
    }

    [Fact]
    public async Task HttpSocket_LeadsRequestsToTheResourceThatTheirPathNames()
    {
        using var probe = new ProbeFolder("Serving");
        using var host = new ServerHost(new ServerOptions { Resources = { probe.Folder }, HttpPort = 0 });
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = host.HttpUrl };

        using HttpResponseMessage reply = await client.PostAsync("serving/events?a=b", new StringContent("é"));
        using HttpResponseMessage nobody = await client.PostAsync("nobody/events", new StringContent("{}"));

        Assert.Equal((201, "POST /events?a=b é"), ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync()));
        Assert.Equal("yes", Assert.Single(reply.Headers.GetValues("x-probe")));
        Assert.Equal(404, (int)nobody.StatusCode);
        await host.StopAsync();
        Assert.Empty(host.Faults);
    }

    [Fact]
    public async Task HttpSocket_TakesTwentyFiveRequestsAtOnceFromOneAddress()
    {
        using var probe = new ProbeFolder("Serving");
        using var host = new ServerHost(new ServerOptions { Resources = { probe.Folder }, HttpPort = 0, Convars = { ["rateLimiter_http_serving_rate"] = "0" } });
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = host.HttpUrl };

        var statuses = new List<int>();
        for (int number = 0; number < 26; number++)
        {
            using HttpResponseMessage reply = await client.PostAsync("serving/x", new StringContent("{}"));
            statuses.Add((int)reply.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(201, 25).Append(429), statuses);
        await host.StopAsync();
    }

    [Fact]
    public async Task Convar_WithNamedReaders_IsHiddenFromOthers()
    {
        using var probe = new ProbeFolder("Serving");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.ExecuteAsync("set mine 5");
        await server.Host.ExecuteAsync("set theirs 5");
        await server.Host.ExecuteAsync("add_convar_permission serving read mine");
        await server.Host.ExecuteAsync("add_convar_permission another read theirs");

        await server.Host.RaiseAsync("probe:read", "mine");
        await server.Host.RaiseAsync("probe:read", "theirs");

        RaisedEvent[] values = await server.EventsAsync("probe:value", 2);
        Assert.Equal(new object[] { "5", 5 }, values[0].Arguments);
        Assert.Equal(new object[] { "hidden", -1 }, values[1].Arguments);
    }

    [Fact]
    public async Task Resource_WithMetadataAndFiles_CanBeReadByOthers()
    {
        using var probe = new ProbeFolder("Serving");
        using var postals = new ProbeFolder("Echo", "nearest-postal", "postal_file 'postals.json' -- as others do\n");
        postals.Write("postals.json", "[]");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe, postals);

        await server.Host.RaiseAsync("probe:metadata", "nearest-postal");
        await server.Host.StopResourceAsync("nearest-postal");
        await server.Host.RaiseAsync("probe:metadata", "nearest-postal");
        await server.Host.RaiseAsync("probe:metadata", "nowhere");

        RaisedEvent[] told = await server.EventsAsync("probe:resource", 3);
        Assert.Equal(new object[] { "started", "postals.json", "[]" }, told[0].Arguments);
        Assert.Equal(new object[] { "stopped", "postals.json", "[]" }, told[1].Arguments);
        Assert.Equal(new object?[] { "missing", null, null }, told[2].Arguments);
    }

    [Fact]
    public async Task Player_WhoIsAskedAbout_HasNameIdentifiersAndRights()
    {
        using var probe = new ProbeFolder("Watching");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1, Name = "Ann", Identifiers = { "license:abc", "discord:42" } });
        await server.Host.ExecuteAsync("add_ace builtin.everyone command.probe allow");

        await server.Host.RaiseAsync("probe:players");

        Assert.Equal(new object[] { 1, "Ann", "abc", "discord:42", true }, (await server.EventAsync("probe:player")).Arguments);
    }

    [Fact]
    public async Task Player_InAVehicle_HasItsPlaceModelAndSiren()
    {
        using var probe = new ProbeFolder("Watching");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1, X = 10, Y = 20, Z = 30, Heading = 90 });
        await server.Host.ChangePlayerAsync(1, player => player.Vehicle = new VehicleState { Model = 1234, Siren = true });

        await server.Host.RaiseAsync("probe:positions");

        Assert.Equal(new object[] { 10f, 20f, 30f, 90f, true }, (await server.EventAsync("probe:position")).Arguments);
        Assert.Equal(new object[] { "automobile", (short)1234, true }, (await server.EventAsync("probe:vehicle")).Arguments);
    }

    [Fact]
    public async Task Position_WithoutOneSync_IsTheOrigin()
    {
        using var probe = new ProbeFolder("Watching");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1, X = 10, Y = 20, Z = 30 });
        await server.Host.SetConvarAsync("onesync", "off");

        await server.Host.RaiseAsync("probe:positions");

        Assert.Equal(new object[] { 0f, 0f, 0f }, (await server.EventAsync("probe:position")).Arguments.Take(3));
    }

    [Fact]
    public async Task EntityNative_OnAStaleHandle_Throws()
    {
        using var probe = new ProbeFolder("Watching");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.Host.JoinAsync(new PlayerState { Id = 1 });
        await server.Host.RaiseAsync("probe:positions");

        await server.Host.RespawnAsync(1);
        await server.Host.RaiseAsync("probe:positions");

        Assert.Contains("invalid entity", (await server.FaultAsync(FaultKind.HandlerRemoved)).Text, StringComparison.Ordinal);
    }
}

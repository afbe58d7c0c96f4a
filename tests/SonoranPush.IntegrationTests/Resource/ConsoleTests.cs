using SonoranPush.Configuration;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The console command on an emulated server, as its owner types it.</summary>
public sealed class ConsoleTests
{
    [Fact]
    public Task Test_OfEveryType_ReachesAnotherResource_AndChangesNothing() => Scene.PlayAsync(new(), async scene =>
    {
        foreach (var type in PushEventTypes.Known)
        {
            await scene.Host.ExecuteAsync($"sonoranpush test {type}");
        }

        var raised = await scene.Events.NamedAsync(ScriptContract.PushEvent, PushEventTypes.Known.Count);

        Assert.Equal(PushEventTypes.Known.Order(), raised.Select(happened => (string)happened.Arguments[0]!).Order());
        Assert.All(raised, happened => Assert.Equal(PushTransport.Test, happened.Table(2)["transport"]));
        Assert.All(PushEventTypes.Known, type => Assert.Equal(1, scene.Events.Count(ScriptContract.TypedPushEventPrefix + type)));
        Assert.Equal(PushEventTypes.Known.Count, (await scene.AskConsumerAsync()).Number("handled"));
        Assert.Empty((System.Collections.IList)(await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.GetUnitsExport))!);
        Assert.DoesNotContain(scene.Events.CountAll().Keys, name => name.StartsWith(OfficialContract.PushEventPrefix, StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("debug")]
    [InlineData("error")]
    public Task Answers_AreWritten_WhateverTheLogLevel(string level) => Scene.PlayAsync(
        new() { Convars = { [ConvarReader.LogLevelName] = level } },
        async scene =>
        {
            await scene.Host.ExecuteAsync("sonoranpush");
            await scene.Host.ExecuteAsync("sonoranpush status");
            await scene.Host.ExecuteAsync("sonoranpush units");
            await scene.Host.ExecuteAsync("sonoranpush locations");
            await scene.Host.ExecuteAsync("sonoranpush test");
            await scene.Host.ExecuteAsync("sonoranpush nonsense");

            await WritesAsync(scene, "sonoranpush test TYPE^7");
            await WritesAsync(scene, "^2Ready^7");
            await WritesAsync(scene, "no unit is known");
            await WritesAsync(scene, "no location is sent");
            await WritesAsync(scene, "EVENT_UNIT_PANIC");
            await WritesAsync(scene, "There is no \"nonsense\"");
        });

    [Fact]
    public Task Units_ThatTheCadSends_AreListed() => Scene.PlayAsync(new(), async scene =>
    {
        await scene.Cad.PushEventAsync(1, "EVENT_UNIT_LOGIN", JsonNode.Parse(
            """{"unit":{"id":101,"status":2,"data":{"unitNum":"2-A-14","name":"R. Okafor","department":"LSPD"}},"isDispatch":false}"""));
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        await scene.Host.ExecuteAsync("sonoranpush units");

        await WritesAsync(scene, "101  2-A-14  R. Okafor  2       LSPD        -       1");
    });

    [MonoFact]
    public async Task Commands_OnMono_AnswerAndRaise()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await cad.SessionAsync(1, Soon.Patience);
        await server.SessionIsAsync("Ready");

        foreach (var line in new[] { "test unit_panic", "units", "locations", "status", "test", "help" })
        {
            await server.DoAsync(new { @do = "command", text = "sonoranpush " + line });
        }

        await server.ShowsAsync("EVENT_UNIT_PANIC is raised for server 1");
        await server.ShowsAsync("no unit is known");
        await server.ShowsAsync("^5sonoranpush test TYPE^7, where TYPE is one of");
        await server.ConsumerHasHandledAsync(1);
        var report = await server.StopAsync();
        report.IsClean();
        Assert.Single(report.Events, happened => happened.Name == "sonoranpush:pushEvent:EVENT_UNIT_PANIC");
    }

    private static Task WritesAsync(Scene scene, string text) => Soon.TrueAsync(() => scene.Utterances.With(text).Length > 0, text);
}

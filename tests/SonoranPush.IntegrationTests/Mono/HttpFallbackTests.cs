using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.IntegrationTests.ResourceFolder;
using Xunit;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>The CAD's other way, on Mono: HTTP, while it sees no session.</summary>
[Collection(OneAtATime.Name)]
public sealed class HttpFallbackTests : IDisposable
{
    private const int Phase = 20;
    private const string Announcement = "HTTP at ";

    private readonly DirectoryInfo _resources = Directory.CreateTempSubdirectory("sonoranpush-http-");

    public void Dispose() => _resources.Delete(recursive: true);

    [MonoFact]
    public async Task Gap_OfTheWebsocket_LosesNoEventAndKeepsTheirOrder()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, CopyResource("sonorancad"), prepare: process =>
        {
            process.ArgumentList.Add("--http-port");
            process.ArgumentList.Add("0");
        });
        var shown = await server.ShowsAsync(Announcement);
        cad.Rules.Fallback = new Uri(new Uri(shown[(shown.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..]), "sonorancad/event");
        await cad.SessionAsync(1, Some.Patience);

        await PushAsync(cad, 1);
        await server.ConsumerHasHandledAsync(Phase);
        await cad.StopAsync();
        await PushAsync(cad, 1 + Phase);
        await cad.RestartAsync();
        await cad.SessionAsync(1, Some.Patience);
        await PushAsync(cad, 1 + (2 * Phase));
        await server.ConsumerHasHandledAsync(3 * Phase);
        var report = await server.StopAsync();

        report.IsClean();
        var raised = report.Events.Where(raised => raised.Name == "sonoranpush:pushEvent").ToList();
        Assert.Equal(Enumerable.Range(1, 3 * Phase), raised.Select(raised => raised.Arguments[1].GetProperty("number").GetInt32()));
        Assert.Equal(Enumerable.Range(1, 3 * Phase), raised.Select(raised => raised.Arguments[2].GetProperty("sequence").GetInt32()));
        Assert.Equal(Transports("websocket", "http", "websocket"), raised.Select(raised => raised.Arguments[2].GetProperty("transport").GetString()));
    }

    private static IEnumerable<string> Transports(params string[] phases) => phases.SelectMany(transport => Enumerable.Repeat(transport, Phase));

    private static async Task PushAsync(LocalCadServer cad, int first)
    {
        for (var number = first; number < first + Phase; number++)
        {
            Assert.True(await cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["number"] = number }));
        }
    }

    private string CopyResource(string name)
    {
        var folder = _resources.CreateSubdirectory(name).FullName;
        foreach (var file in BuiltFolder.Files)
        {
            File.Copy(Path.Combine(BuiltFolder.Root, file), Path.Combine(folder, file));
        }

        return folder;
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using FxServer.Host.World;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>The resource restarts in the middle of a shift: what it knew comes back from REST, and nobody hears of it.</summary>
[Collection(OneAtATime.Name)]
public sealed class RestartTests
{
    private const int Units = 100;
    private const int Calls = 40;
    private const int EmergencyCalls = 5;

    // From the login on; what comes before it is the hub's and the server's.
    private static readonly TimeSpan Mark = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Registries_AreCompleteAgain_AndNothingIsToldOfWhatDidNotChange()
    {
        await using var cad = await ShiftAsync();
        await using var server = await DotNetServer.StartAsync(cad.HubUrl, "consumer", new PlayerState { Id = 7, Identifiers = { "license:user-3" } });
        var told = new List<string>();
        server.Host.EventRaised += raised => Note(told, raised.Name);
        await CompleteAsync(server);

        await server.Host.RestartResourceAsync("sonoranpush");
        await cad.SessionAsync(1, Some.Patience);
        var took = await CompleteAsync(server);

        Assert.True(took < Mark, $"complete after {took}");
        Assert.Equal(2, told.Count(name => name == "SonoranCAD::core:AddPlayer"));
        Assert.DoesNotContain(told, name => name.Contains(":Unit", StringComparison.Ordinal) || name.Contains(":Dispatch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondLoginWithinAMinute_FetchesNothing_AndLeavesWhatIsKnown()
    {
        await using var cad = await ShiftAsync();
        await using var server = await DotNetServer.StartAsync(cad.HubUrl, "consumer");
        await CompleteAsync(server);
        cad.Board(1).SetUnits([]);

        cad.DropAll();

        await Until.TrueAsync(async () =>
        {
            await cad.PushEventAsync(1, "EVENT_UNIT_STATUS", JsonNode.Parse("""{"identIds":[3],"status":4}"""));
            return await StatusOf(server, 3) == 4;
        });
        Assert.Equal(Units, await CountAsync(server, "getUnits"));
    }

    [MonoFact]
    public async Task Registries_OnMono_AreCompleteAgain()
    {
        await using var cad = await ShiftAsync();
        await using var server = MonoServer.Start(cad.HubUrl, consumer: "luaconsumer");
        await CompleteAsync(server, before: 0);
        var known = server.CountLines($"units={Units}");

        await server.RestartResourceAsync();
        await server.ShowsAsync("connected to Sonoran CAD", times: 2);
        var took = await CompleteAsync(server, known);

        Assert.True(took < Mark, $"complete after {took}");
        Assert.Equal(0, server.CountLines(": update "));
        (await server.StopAsync()).IsClean();
    }

    private static async Task<LocalCadServer> ShiftAsync()
    {
        var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        cad.Board(1).SetUnits(Enumerable.Range(1, Units).Select(Unit));
        cad.Board(1).SetCalls(Enumerable.Range(5001, Calls).Select(Call), Enumerable.Range(7001, EmergencyCalls).Select(Call), []);
        return cad;
    }

    private static JsonNode? Unit(int id) => JsonNode.Parse(
        $$"""{"id":{{id}},"accId":"a","status":2,"isPanic":false,"location":"Main St","isDispatch":false,"data":{"apiIds":[],"communityUserId":"user-{{id}}","unitNum":"{{id}}","page":0} }""");

    private static JsonNode? Call(int id) => JsonNode.Parse($$"""{"callId":{{id}},"status":1,"title":"call","idents":[1],"notes":[]}""");

    private static async Task<TimeSpan> CompleteAsync(DotNetServer server)
    {
        var watch = Stopwatch.StartNew();
        await Until.TrueAsync(async () =>
            await CountAsync(server, "getUnits") == Units
            && await CountAsync(server, "getCalls") == Calls
            && await CountAsync(server, "getEmergencyCalls") == EmergencyCalls);
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> CompleteAsync(MonoServer server, int before)
    {
        var watch = Stopwatch.StartNew();
        await Until.TrueAsync(async () =>
        {
            await server.DoAsync(new { @do = "event", name = "luaconsumer:ask", args = new[] { "7" } });
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            return server.CountLines($"units={Units}") > before;
        });
        return watch.Elapsed;
    }

    private static async Task<int> CountAsync(DotNetServer server, string export) =>
        (await server.Host.CallExportAsync("sonoranpush", export, new Dictionary<string, object?> { ["fields"] = new List<object?> { "id" } }) as IList<object>)?.Count ?? 0;

    private static async Task<int> StatusOf(DotNetServer server, int unit) =>
        await server.Host.CallExportAsync("sonoranpush", "getUnit", unit) is IDictionary<string, object> found
            ? Convert.ToInt32(found["status"], System.Globalization.CultureInfo.InvariantCulture)
            : -1;

    private static void Note(List<string> told, string name)
    {
        lock (told)
        {
            told.Add(name);
        }
    }
}

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>Every fixture in every shape, on Mono: the events that resources hear and the answers of the exports are those of .NET,
/// which the unit tests hold against the fixtures' own page.</summary>
public sealed class FixtureTests
{
    // No official event follows it: once it is raised, all that follow the others are, too.
    private const string Last = """{"key":"TEST-API-KEY","type":"EVENT_RECORD_ADD","data":{"last":true}}""";

    private static readonly string[] Exports = ["GetUnitCache", "GetCallCache", "GetEmergencyCache", "getUnits", "getCalls", "getEmergencyCalls"];

    [MonoFact]
    public async Task Fixtures_OnMono_LeadToTheSameEventsAndAnswersAsOnDotNet()
    {
        var envelopes = Shift().Concat(Fixtures().SelectMany(Shapes)).Append(Last).ToList();

        var (dotnet, raised) = await PlayOnDotNetAsync(envelopes);
        var mono = await PlayOnMonoAsync(envelopes, raised);

        Assert.True(mono.Count > envelopes.Count, "events were raised");
        Assert.Equal(dotnet, mono);
    }

    private static async Task<(List<string> Heard, long Raised)> PlayOnDotNetAsync(List<string> envelopes)
    {
        await using var scene = await Scene.StartAsync(new SceneOptions { Config = JsonNode.Parse(QuietResource.Config)!.AsObject() });
        await PushAllAsync(scene.Cad, envelopes);
        await scene.Events.FirstAsync(ScriptContract.PushEvent, raised => raised.Table(1).ContainsKey("last"));
        var heard = scene.Events.All().Select(raised => (raised.Name, JsonSerializer.SerializeToElement(raised.Arguments))).ToList();
        foreach (var export in Exports)
        {
            var answer = await scene.Host.CallExportAsync(Scene.Resource, export);
            heard.Add(("$export", JsonSerializer.SerializeToElement(new[] { export, answer })));
        }

        return (Comparable(heard), (await scene.GetStatusAsync()).Number("eventsRaised"));
    }

    private static async Task<List<string>> PlayOnMonoAsync(List<string> envelopes, long raised)
    {
        using var resource = new QuietResource();
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, resource.Folder);
        await cad.SessionAsync(1, Soon.Patience);
        await PushAllAsync(cad, envelopes);
        await Soon.TrueAsync(async () =>
        {
            await server.DoAsync(new { @do = "command", text = "sonoranpush status" });
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            return server.CountLines($"raised {raised} ") > 0;
        });
        foreach (var export in Exports)
        {
            await server.DoAsync(new { @do = "export", resource = "sonoranpush", name = export, id = export, args = Array.Empty<object>() });
        }

        var report = await server.StopAsync();
        report.IsClean();
        return Comparable(report.Events.Select(happened => (happened.Name, happened.Arguments)));
    }

    private static async Task PushAllAsync(LocalCadServer cad, List<string> envelopes)
    {
        foreach (var envelope in envelopes)
        {
            await cad.PushAsync(1, envelope
                .Replace("TEST-API-KEY", cad.Options.ApiKey, StringComparison.Ordinal)
                .Replace("test-api-key", cad.Options.ApiKey.ToUpperInvariant(), StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Shift()
    {
        foreach (var file in new[] { "unit_status.units_list.json", "unit_login.identity_apiids_only.json", "dispatch_new.array.json", "event_911.identities.json" })
        {
            yield return Read(file);
        }

        yield return Read("dispatch_new.array.json").Replace("5002", "5001", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fixtures() => Directory
        .EnumerateFiles(Path.Combine(BuiltFolder.Checkout, "tests", "fixtures"), "*.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(Read);

    // As it is, with its data in the other of the two shapes, and as a string that holds it.
    private static IEnumerable<string> Shapes(string envelope)
    {
        yield return envelope;
        if (JsonNode.Parse(envelope) is JsonObject members)
        {
            yield return JsonSerializer.Serialize(envelope);
            if (members["data"] is JsonObject or JsonArray { Count: 1 })
            {
                var data = members["data"]!;
                members["data"] = data is JsonArray list ? list[0]?.DeepClone() : new JsonArray(data.DeepClone());
                yield return members.ToJsonString();
            }
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(BuiltFolder.Checkout, "tests", "fixtures", file));

    private static List<string> Comparable(IEnumerable<(string Name, JsonElement Arguments)> raised) => raised
        .Where(happened => happened.Name.StartsWith("SonoranCAD::", StringComparison.Ordinal) || happened.Name == "$export")
        .Select(happened => happened.Name + " " + Sorted(happened.Arguments))
        .ToList();

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => member.Name + ":" + Sorted(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Sorted)) + "]",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}

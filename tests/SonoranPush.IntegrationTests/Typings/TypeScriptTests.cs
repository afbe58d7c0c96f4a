using SonoranPush.Commands;

namespace SonoranPush.IntegrationTests.Typings;

/// <summary>The declarations for TypeScript hold what they promise, says its own compiler.</summary>
public sealed class TypeScriptTests : IDisposable
{
    /// <summary>Messages that no type can describe: a unit without the id that makes it one, and no data at all.</summary>
    private static readonly string[] Misshapen = ["unit_update.missing_id_in_list.json", "get_logs.log_key_top_level.json"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sonoranpush-typings-");

    public void Dispose() => _folder.Delete(recursive: true);

    [TypeScriptFact]
    public async Task Consumer_ThatKeepsToTheTypings_Compiles() =>
        Assert.Empty(await TypeScriptCompiler.CompileAsync(Path.Combine(TypeScriptCompiler.Folder, "consumer.ts")));

    [TypeScriptFact]
    public async Task Mistakes_AreFound_EachInItsLine()
    {
        var file = Path.Combine(TypeScriptCompiler.Folder, "mistakes.ts");
        var refused = (await File.ReadAllLinesAsync(file))
            .Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => line.Text.EndsWith("// refused", StringComparison.Ordinal))
            .Select(line => line.Number)
            .ToList();

        var found = (await TypeScriptCompiler.CompileAsync(file)).Select(mistake => mistake.Line).Distinct();

        Assert.NotEmpty(refused);
        Assert.Equal(refused, found.Order());
    }

    [TypeScriptFact]
    public async Task Samples_AreWhatTheTypingsSay() =>
        Assert.Empty(await CompileAsync(PushEventSamples.Types.Select(type => (type, PushEventSamples.Find(type)!))));

    [TypeScriptFact]
    public async Task Fixtures_OfEveryShapeThatIsKnown_AreWhatTheTypingsSay()
    {
        var messages = Directory.EnumerateFiles(Path.Combine(BuiltFolder.Checkout, "tests", "fixtures"), "*.json")
            .Where(file => !Misshapen.Contains(Path.GetFileName(file)))
            .SelectMany(file => Items(JsonNode.Parse(File.ReadAllText(file))!))
            .ToList();

        Assert.True(messages.Count > 50);
        Assert.Empty(await CompileAsync(messages));
    }

    [TypeScriptFact]
    public async Task Sample_WithAFieldThatTheTypingsDoNotName_IsFound() =>
        Assert.Single(await CompileAsync([("EVENT_TONE", """{"url":"x"}"""), ("EVENT_TONE", """{"url":"x","volume":11}""")]));

    // An envelope as an object or as a string, its data as an object or as an array of objects.
    private static IEnumerable<(string Type, string Data)> Items(JsonNode envelope)
    {
        var members = envelope is JsonValue text ? JsonNode.Parse((string)text!)!.AsObject() : envelope.AsObject();
        var type = ((string)members["type"]!).ToUpperInvariant();
        Assert.Contains(type, PushEventTypes.Known);
        var data = members["data"] ?? new JsonObject();
        return (data is JsonArray list ? list.Select(item => item!) : [data]).Select(item => (type, item.ToJsonString()));
    }

    // A literal may have no field that its type does not name.
    private Task<IReadOnlyList<(int Line, string Text)>> CompileAsync(IEnumerable<(string Type, string Data)> messages)
    {
        var file = Path.Combine(_folder.FullName, "messages.ts");
        File.WriteAllLines(file, messages.Select((message, index) =>
            $"const message{index}: SonoranPush.PushEventMap['{message.Type}'] = {message.Data.ReplaceLineEndings(" ")};"));
        return TypeScriptCompiler.CompileAsync(file);
    }
}

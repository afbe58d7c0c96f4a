using NJsonSchema;
using SonoranPush.Configuration;
using SonoranPush.UnitTests.Documentation;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Surface;

/// <summary>The schema that editors show, the reader that decides, the file that is shipped, the typings and the page agree on every key,
/// its default and its bounds.</summary>
public sealed class ConfigSchemaTests
{
    private static readonly string Config = File.ReadAllText(Path.Combine(Sources.Root, "config.json"));
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Sources.Root, "shared", "types", "config.schema.json"));

    /// <summary>Each key's part of the schema, by its path.</summary>
    private static readonly Dictionary<string, JsonObject> Keys = Properties(JsonNode.Parse(SchemaText)!)
        .Where(section => section.Key != "$schema")
        .SelectMany(section => Properties(section.Value!).Select(key => (Path: $"{section.Key}.{key.Key}", Key: key.Value!.AsObject())))
        .ToDictionary(pair => pair.Path, pair => pair.Key);

    private readonly PushOptions _options = new();
    private readonly List<string> _mistakes = [];

    public static TheoryData<string> Paths => new(Keys.Keys);

    [Fact]
    public void Keys_OfReaderSchemaTypingsAndPage_AreTheSame()
    {
        var reader = ConfigFileReader.Keys.Select(key => key.Path).Order().ToList();
        var typed = Typings.TypeScript.Fields("Config")
            .SelectMany(section => Typings.TypeScript.Fields("Config" + char.ToUpperInvariant(section[0]) + section[1..]).Select(key => $"{section}.{key}"));

        Assert.Equal(reader, Keys.Keys.Order());
        Assert.Equal(reader, typed.Order());
        Assert.Equal(reader, PageRows().Select(row => row.Path).Order());
    }

    [Fact]
    public async Task ShippedFile_KeepsToTheSchema_AndNamesIt()
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaText);

        Assert.Empty(schema.Validate(Config));
        Assert.Equal("./shared/types/config.schema.json", (string)JsonNode.Parse(Config)!["$schema"]!);
        Assert.False(ConfigFileReader.Read(Config, _options, _mistakes));
        Assert.Empty(_mistakes);
        Assert.Equal(State(new PushOptions()), State(_options));
    }

    [Theory]
    [InlineData("""{"evnts":{}}""")]
    [InlineData("""{"events":{"genericc":true}}""")]
    [InlineData("""{"events":{"generic":"yes"}}""")]
    [InlineData("""{"events":{"compatibility":"sometimes"}}""")]
    [InlineData("""{"limits":{"depth":7}}""")]
    [InlineData("""{"limits":{"depth":8.5}}""")]
    [InlineData("""{"unitLocation":{"policeModels":[true]}}""")]
    [InlineData("""{"apiKey":"x"}""")]
    public async Task File_ThatTheReaderComplainsOf_IsNoneForTheSchema(string config)
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaText);
        var hasKey = ConfigFileReader.Read(config, _options, _mistakes);

        Assert.True(hasKey || _mistakes.Count == 1);
        Assert.NotEmpty(schema.Validate(config));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Default_OfTheSchema_IsThatOfTheReader(string path)
    {
        if (Keys[path]["default"] is { } value)
        {
            Assert.True(Takes(path, value), $"{path} rejects its default");
            Assert.Equal(State(new PushOptions()), State(_options));
        }
        else
        {
            Assert.Contains(path, new[] { "unitLocation.vehicleModelUrl", "unitLocation.policeModels", "unitLocation.fireModels", "unitLocation.emsModels" });
        }
    }

    [Theory]
    [InlineData("events.generic", "false")]
    [InlineData("unitLocation.minTurn", "11")]
    [InlineData("unitLocation.fireModels", "[\"firetruk2\"]")]
    public void Value_ThatIsNotTheDefault_CanBeSeen(string path, string value)
    {
        Assert.True(Takes(path, JsonNode.Parse(value)!));
        Assert.NotEqual(State(new PushOptions()), State(_options));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Bounds_OfTheSchema_AreThoseOfTheReader(string path)
    {
        var key = Keys[path];
        foreach (var word in key["enum"]?.AsArray() ?? [])
        {
            Assert.True(Takes(path, word!), $"{path}: {word}");
        }

        if (key["minimum"] is { } least)
        {
            Assert.Equal((true, true, false, false), (Takes(path, least), Takes(path, key["maximum"]!), Takes(path, (long)least - 1), Takes(path, (long)key["maximum"]! + 1)));
            Assert.Equal((string)key["type"]! == "number", Takes(path, (double)least + 0.5));
        }

        if (key["maxLength"] is { } longest)
        {
            Assert.Equal((true, false), (Takes(path, new string('x', (int)longest)), Takes(path, new string('x', (int)longest + 1))));
        }

        if (key["maxItems"] is { } most)
        {
            Assert.Equal((true, false), (Takes(path, Models((int)most)), Takes(path, Models((int)most + 1))));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Type_OfTheSchema_IsThatOfTheReader(string path)
    {
        var key = Keys[path];
        var examples = new Dictionary<string, JsonNode>
        {
            ["boolean"] = true,
            ["integer"] = key["minimum"]?.DeepClone() ?? 1,
            ["number"] = key["minimum"]?.DeepClone() ?? 1,
            ["string"] = key["enum"]?[0]?.DeepClone() ?? "x",
            ["array"] = Models(1),
        };
        var type = (string)key["type"]!;

        Assert.All(examples, example => Assert.Equal(
            example.Key == type || (example.Key is "integer" or "number" && type is "integer" or "number"), Takes(path, example.Value)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void PageRow_ShowsTheSchemasDefaultAndBounds(string path)
    {
        var key = Keys[path];
        var row = PageRows().Single(row => row.Path == path);

        if (key["default"] is { } value)
        {
            Assert.Equal($"`{value.ToJsonString()}`", row.Default);
        }

        var allowed = key["enum"] is JsonArray words ? string.Join(", ", words.Select(word => (string)word!))
            : key["minimum"] is { } least ? $"{least} to {key["maximum"]}"
            : (string)key["type"]! == "boolean" ? "true, false"
            : row.Allowed;
        Assert.Equal(allowed, row.Allowed);
    }

    private static IEnumerable<(string Path, string Default, string Allowed)> PageRows()
    {
        foreach (var row in Page.Configuration.Rows("config.json"))
        {
            // A row for several keys writes the section once.
            var names = Page.Code(row[0]).ToList();
            var section = names[0].Split('.')[0];
            foreach (var name in names)
            {
                yield return (name.Contains('.', StringComparison.Ordinal) ? name : $"{section}.{name}", row[1], row[2]);
            }
        }
    }

    private static JsonObject Properties(JsonNode schema) => schema["properties"]!.AsObject();

    private static JsonArray Models(int count) => [.. Enumerable.Range(0, count).Select(_ => (JsonNode)"police")];

    // Everything that an option may be, so that a default which is applied leaves no trace.
    private static string State(PushOptions options) => JsonSerializer.Serialize(options);

    private bool Takes(string path, JsonNode value)
    {
        _mistakes.Clear();
        var (section, name) = (path.Split('.')[0], path.Split('.')[1]);
        ConfigFileReader.Read(new JsonObject { [section] = new JsonObject { [name] = value.DeepClone() } }.ToJsonString(), _options, _mistakes);
        return _mistakes.Count == 0;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>Plays every fixture on a primed scene, in every documented shape: as it is, with its data in an array (or out of
/// it), and as a string that holds JSON.</summary>
public sealed class CadFixtureTests : Specification
{
    private readonly CadScene _scene;

    public CadFixtureTests()
    {
        Logger.Expect(nameof(Log.WrongEnvelopeKey));
        _scene = new CadScene(Clock, Logger).Primed();
    }

    public static TheoryData<string> Files => new(FixtureStories.ByFile.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixture_AsItIs_TellsItsStory(string file) => AssertStory(file, CadScene.ReadFixture(file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixture_WithItsDataInTheOtherShape_TellsTheSameStory(string file)
    {
        var envelope = JsonNode.Parse(CadScene.ReadFixture(file)) as JsonObject;
        var data = envelope?["data"];
        if (data is JsonObject or JsonArray { Count: 1 })
        {
            envelope!["data"] = data is JsonArray single ? single[0]!.DeepClone() : new JsonArray(data.DeepClone());
            if (data is not JsonArray || envelope["data"] is JsonObject)
            {
                AssertStory(file, envelope.ToJsonString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixture_AsAString_TellsTheSameStory(string file)
    {
        var text = CadScene.ReadFixture(file);
        AssertStory(file, text.StartsWith('"') ? text : JsonSerializer.Serialize(text));
    }

    [Fact]
    public void EveryWellFormedFixture_HasAStory()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures"), "*.json").Select(Path.GetFileName);

        Assert.All(files, file => Assert.Contains(file!, FixtureStories.ByFile.Keys));
    }

    private void AssertStory(string file, string payload)
    {
        var expected = FixtureStories.ByFile[file];

        _scene.Receive(payload);

        var story = string.Join(' ', _scene.Story);
        Assert.StartsWith(expected.Events, story, StringComparison.Ordinal);
        Assert.EndsWith(expected.End, story, StringComparison.Ordinal);
        Assert.True(!expected.Whole || story.Length == expected.Events.Length, story);
        foreach (var state in expected.State)
        {
            var at = state.IndexOf('=', StringComparison.Ordinal);
            Assert.Equal(state[(at + 1)..], _scene.Look(state[..at]));
        }
    }
}

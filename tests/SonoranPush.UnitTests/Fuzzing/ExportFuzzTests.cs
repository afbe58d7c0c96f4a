using FsCheck;
using SonoranPush.PushEvents;
using SonoranPush.Players;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Locations;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever another resource hands to an export: it is answered with plain values or refused with a reason, and valid
/// locations and events go their way afterwards.</summary>
[Collection(nameof(FuzzTests))]
public sealed class ExportFuzzTests(ITestOutputHelper output)
{
    // An answer holds the registries of the scene, whatever the question; a value of the question may be copied a few times.
    private const int BytesPerValue = 1000;

    private static readonly Dictionary<string, Func<Stage, object?[], object?>> Exports = new()
    {
        ["sendUnitLocation"] = (stage, given) => stage.Locations.Locations.Post(given[0]),
        ["sendUnitLocations"] = (stage, given) => (long)stage.Locations.Locations.PostMany(given[0]),
        ["setPlayerLocation"] = (stage, given) => stage.Players.SetLocation(given[0], given[1]),
        ["setPlayerLocation of a player"] = (stage, given) => stage.Players.SetLocation(1, given[1]),
        ["clearPlayerLocation"] = (stage, given) => stage.Players.ClearLocation(given[0]),
        ["getUnits"] = (stage, given) => stage.Scene.Cad.Exports.GetUnits(given[0]),
        ["getUnit"] = (stage, given) => stage.Scene.Cad.Exports.GetUnit(given[0]),
        ["getUnitByPlayer"] = (stage, given) => stage.Scene.Cad.Exports.GetUnitByPlayer(given[0]),
        ["getCalls"] = (stage, given) => stage.Scene.Cad.Exports.GetCalls(given[0]),
        ["getEmergencyCalls"] = (stage, given) => stage.Scene.Cad.Exports.GetEmergencyCalls(given[0]),
        ["GetUnitCache"] = (stage, given) => stage.Scene.Cad.OfficialExports.GetUnitCache(given[0], given[1] is null ? null : _ => { }),
        ["GetUnitByPlayerId"] = (stage, given) => stage.Scene.Cad.OfficialExports.GetUnitByPlayerId(given[0]),
        ["GetUnitById"] = (stage, given) => stage.Scene.Cad.OfficialExports.GetUnitById(given[0]),
        ["getPlayerCommunityUserId"] = (stage, given) => stage.Scene.Cad.OfficialExports.GetPlayerCommunityUserId(given[0]),
        ["isPlayerInCAD"] = (stage, given) => stage.Scene.Cad.OfficialExports.IsPlayerInCad(given[0]),
        ["RegisterPushEvent"] = (stage, given) => stage.Scene.Cad.Handlers.Register(given[0], "another", _ => throw new InvalidOperationException("a consumer's mistake")),
    };

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Arguments_OfAnyShape_AreAnsweredOrRefused()
    {
        Fuzz.Run(FuzzPlan.Exports, ExportCalls.Of(Exports.Keys, ScriptValues.Any), Call);
        output.WriteLine($"{FuzzPlan.Exports.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.Exports, [.. Exports.Keys.Select(export => export + ": something"), "sendUnitLocation: nothing"]);
    }

    private void Call(ExportCalls input)
    {
        var stage = new Stage();
        foreach (var call in input.Calls)
        {
            object? answer = null;
            Allocation.AtMost(BytesPerValue, call.Arguments.Sum(ScriptValues.Count), () => answer = Exports[call.Export](stage, call.Arguments));
            Assert.NotEmpty(MessagePackOracle.Write(answer));
            _outcomes.Count($"{call.Export}: {Kind(answer)}");
        }

        stage.AssertWorks();
    }

    // A table or a text instead of nothing, true instead of false; getUnit and its like find something now and then.
    private static string Kind(object? answer) => answer switch
    {
        null => "nothing",
        System.Collections.ICollection { Count: 0 } or 0L or false => "empty",
        _ => "something",
    };

    private sealed class Stage
    {
        private readonly CollectingLogger _logger = new();

        public Stage()
        {
            Scene = new CadScene(new ManualClock(), _logger).Primed();
            Players = new PlayerTracker(Scene.Host, Scene.State, Locations.Options, Locations.Locations, _logger, TimeProvider.System);
            Locations.Run(0.5);
        }

        public CadScene Scene { get; }

        public LocationFixture Locations { get; } = new();

        public PlayerTracker Players { get; }

        public void AssertWorks()
        {
            Assert.Null(Locations.Locations.Post(LocationFixture.Update("valid", 7)));
            Locations.Run(3);
            Assert.Equal(7, Locations.Channel.Map["valid"].Coordinates!.Value.X);
            ValidEvent.AssertComesThrough(Scene.Path, () => Scene.Path.Receive(ValidEvent.Payload));
        }
    }
}

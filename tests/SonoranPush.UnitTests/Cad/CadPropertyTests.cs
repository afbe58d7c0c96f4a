using SonoranPush.Cad;
using SonoranPush.Contracts;
using SonoranPush.UnitTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Cad;

/// <summary>Random pushes of every type, with plausible fields that hold any plain value: nothing throws, and no registry grows
/// beyond its bounds.</summary>
public sealed class CadPropertyTests(ITestOutputHelper output) : Specification
{
    private const int MaxEntries = 100;

    private static readonly string[] Names =
    {
        "identIds", "identId", "ident", "idents", "callId", "callIds", "status", "units", "unit", "dispatch", "call", "note", "isPanic",
        "groupName", "newName", "isDispatch", "metaData", "apiIds", "communityUserId", "communityUserIds", "data", "id", "notes", "record",
    };

    private static readonly string[] Types = PushEventTypes.Known.Append("EVENT_UNKNOWN").Order(StringComparer.Ordinal).ToArray();

    [Fact]
    public void AnyPlainValue_InAnyField_NeitherThrowsNorGrowsBeyondTheBounds()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var scene = new CadScene(Clock, Logger);
        scene.Options.Units.MaxUnits = scene.Options.Units.MaxCalls = scene.Options.Units.MaxEmergencyCalls = MaxEntries;

        for (var i = 0; i < 5000; i++)
        {
            var type = Types[random.Next(Types.Length)];
            var data = PlainValues.ToJson(Fields(random, 3));
            scene.Push(type, data);
            if (random.Next(20) == 0)
            {
                scene.Join(Id(random), PlainValues.ToJson(random.Next(60)), "license:" + random.Next(60));
            }
            else if (random.Next(20) == 0)
            {
                scene.State.PlayerDropped(Id(random));
            }

            Assert.True(scene.State.Units.Count <= MaxEntries && scene.State.Calls.Count <= MaxEntries && scene.State.EmergencyCalls.Count <= MaxEntries);
            Assert.True(scene.State.Dispatchers.Count <= scene.State.Units.Count);
        }

        // What the exports hand out is of the plain set, too.
        var exports = scene.Cad.OfficialExports;
        Assert.All(
            new[] { exports.GetUnitCache(true, null), scene.Cad.Exports.GetCalls(null), scene.Cad.Exports.GetEmergencyCalls(null) },
            answer => Assert.NotEmpty(MessagePackOracle.Write(answer)));
        Assert.Equal(0, Logger.CountOf("EventNotRaised"));
    }

    [Fact]
    public void AnyPlainValue_AsAnArgumentOfAnExport_IsAnswered()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var scene = new CadScene(Clock, Logger).Primed();

        for (var i = 0; i < 2000; i++)
        {
            var argument = random.Next(2) == 0 ? PlainValues.Random(random) : Fields(random, 2);
            var official = scene.Cad.OfficialExports;
            var own = scene.Cad.Exports;
            official.GetUnitCache(argument, null);
            official.GetUnitByPlayerId(argument);
            official.GetUnitById(argument);
            official.GetPlayerCommunityUserId(argument);
            official.IsPlayerInCad(argument);
            own.GetUnits(argument);
            own.GetUnit(argument);
            own.GetUnitByPlayer(argument);
            own.GetCalls(argument);
            own.GetEmergencyCalls(argument);
        }
    }

    private static string Id(Random random) => random.Next(30).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Fields(Random random, int depth)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var left = random.Next(8); left >= 0; left--)
        {
            fields[Names[random.Next(Names.Length)]] = Value(random, depth);
        }

        return fields;
    }

    private static object? Value(Random random, int depth) => random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => PlainValues.Random(random, 1),
        1 or 2 => (long)random.Next(300),
        3 => random.Next(300).ToString(System.Globalization.CultureInfo.InvariantCulture),
        4 => Enumerable.Range(0, random.Next(5)).Select(_ => Value(random, depth - 1)).ToList(),
        _ => Fields(random, depth - 1),
    };
}

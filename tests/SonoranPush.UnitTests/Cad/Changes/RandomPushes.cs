using System.Text.Json;
using SonoranPush.Contracts;

namespace SonoranPush.UnitTests.Cad.Changes;

/// <summary>Push events of every type: with the fields that the CAD sends, in every shape they come in, and with fields of any kind.</summary>
internal static class RandomPushes
{
    /// <summary>Units, calls and players are few, so that events meet.</summary>
    public const int Ids = 9;

    private static readonly string[] Types =
        PushEventTypes.Known.Concat(new[] { "EVENT_UNIT_ATTACH", "EVENT_UNIT_DETACH", "EVENT_UNKNOWN" }).OrderBy(type => type, StringComparer.Ordinal).ToArray();

    // These change something.
    private static readonly string[] Frequent = Types.Where(type => type.Contains("UNIT") || type.Contains("DISPATCH") || type.Contains("911")).ToArray();

    private static readonly string[] Names =
    {
        "identIds", "identId", "ident", "idents", "callId", "callIds", "status", "units", "unit", "dispatch", "call", "note", "isPanic", "groupName", "newName",
        "isDispatch", "metaData", "apiIds", "communityUserId", "communityUserIds", "data", "id", "notes", "serverId", "playerId", "location",
    };

    /// <summary>An envelope as JSON.</summary>
    public static string Next(Random random, string key)
    {
        var types = random.Next(8) == 0 ? Types : Frequent;
        var type = types[random.Next(types.Length)];
        object? data = random.Next(8) == 0 ? Fields(random, 2) : Plausible(random, type);
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["key"] = key,
            ["type"] = type,
            ["data"] = random.Next(6) == 0 ? new List<object?> { data, Plausible(random, type) } : data,
        });
    }

    /// <summary>A unit as the CAD describes it.</summary>
    public static Dictionary<string, object?> Unit(Random random)
    {
        var unit = new Dictionary<string, object?>
        {
            ["id"] = Id(random),
            ["status"] = (long)random.Next(4),
            ["isPanic"] = random.Next(4) == 0,
            ["location"] = random.Next(3) == 0 ? null : "Alta Street " + random.Next(3),
            ["data"] = new Dictionary<string, object?> { ["apiIds"] = Identities(random), ["unitNum"] = "1-A-" + random.Next(3), ["group"] = Group(random) },
        };
        if (random.Next(2) == 0)
        {
            ((Dictionary<string, object?>)unit["data"]!)["rank"] = null;
        }

        Change(random, unit);
        return unit;
    }

    /// <summary>A dispatch call or a 911 call as the CAD describes it.</summary>
    public static Dictionary<string, object?> Call(Random random)
    {
        var call = new Dictionary<string, object?>
        {
            ["callId"] = Id(random),
            ["status"] = (long)random.Next(3),
            ["title"] = "title " + random.Next(3),
            ["idents"] = Some(random),
            ["notes"] = random.Next(2) == 0 ? "a note" : new List<object?> { Note(random) },
            ["metaData"] = random.Next(2) == 0 ? null : new Dictionary<string, object?> { ["x"] = random.Next(4) / 2.0 },
        };
        Change(random, call);
        return call;
    }

    /// <summary>The identity of a player, and now and then of two.</summary>
    public static string Identity(Random random) => "license:" + random.Next(Ids / 2);

    private static void Change(Random random, Dictionary<string, object?> entry)
    {
        if (random.Next(4) == 0)
        {
            entry[Names[random.Next(Names.Length)]] = Value(random, 1);
        }

        if (random.Next(4) == 0)
        {
            entry.Remove(Names[random.Next(Names.Length)]);
        }
    }

    private static Dictionary<string, object?> Plausible(Random random, string type)
    {
        var data = new Dictionary<string, object?>
        {
            [random.Next(2) == 0 ? "identIds" : "identId"] = random.Next(2) == 0 ? Some(random) : Id(random),
            [random.Next(2) == 0 ? "idents" : "ident"] = random.Next(2) == 0 ? Some(random) : Id(random),
            ["callId"] = Id(random),
        };
        if (type is "EVENT_UNIT_UPDATE" || (type is "EVENT_UNIT_STATUS" && random.Next(2) == 0))
        {
            data["units"] = Enumerable.Range(0, random.Next(4)).Select(_ => (object?)Unit(random)).ToList();
        }

        var (name, value) = type switch
        {
            "EVENT_UNIT_LOGIN" => ("unit", Unit(random)),
            "EVENT_UNIT_STATUS" => ("status", (object?)(long)random.Next(4)),
            "EVENT_UNIT_PANIC" => ("isPanic", random.Next(3) == 0 ? null : random.Next(2) == 0),
            "EVENT_UNIT_GROUP_ADD" or "EVENT_UNIT_GROUP_REMOVE" => ("groupName", Group(random)),
            "EVENT_UNIT_GROUP_CHANGE_NAME" => ("newName", Group(random)),
            "EVENT_DISPATCH_NEW" or "EVENT_DISPATCH_EDIT" => ("dispatch", Call(random)),
            "EVENT_DISPATCH_CLOSED" or "EVENT_REMOVE_911" => ("callIds", Some(random)),
            "EVENT_DISPATCH_NOTE" => ("note", random.Next(2) == 0 ? "a note" : Note(random)),
            "EVENT_911" => ("call", Call(random)),
            _ => ("isDispatch", random.Next(2) == 0),
        };
        data[name] = value;
        return data;
    }

    private static Dictionary<string, object?> Note(Random random) => new() { ["type"] = "text", ["content"] = "note " + random.Next(3) };

    private static string Group(Random random) => new[] { string.Empty, "A", "B" }[random.Next(3)];

    private static object Identities(Random random) =>
        random.Next(2) == 0 ? Identity(random) : new List<object?> { Identity(random), Identity(random) };

    private static object Id(Random random) => random.Next(4) == 0 ? random.Next(1, Ids).ToString(CultureInfo.InvariantCulture) : (object)(long)random.Next(1, Ids);

    private static List<object?> Some(Random random) => Enumerable.Range(0, random.Next(5)).Select(_ => (object?)Id(random)).ToList();

    private static Dictionary<string, object?> Fields(Random random, int depth)
    {
        var fields = new Dictionary<string, object?>();
        for (var left = random.Next(8); left >= 0; left--)
        {
            fields[Names[random.Next(Names.Length)]] = Value(random, depth);
        }

        return fields;
    }

    private static object? Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextDouble(),
        3 => "text",
        4 or 5 => Id(random),
        6 => Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1)).ToList(),
        _ => Fields(random, depth - 1),
    };
}

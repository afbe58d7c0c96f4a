using System.Collections;
using System.Dynamic;
using FsCheck;
using FsCheck.Fluent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>What other resources may hand over: everything that the server's runtime makes of a script's values, and more.</summary>
internal static class ScriptValues
{
    private const string License = "license:b7f3c0de11aa22bb33cc44dd55ee66ff77889900";
    private const int MaxDepth = 3;
    private const int MostShown = 400;

    private static readonly string[] Names =
    [
        "communityUserId", "apiId", "identId", "roblox", "location", "coordinates", "position", "vehicle", "peerId", "x", "y", "z", "w", "X", "type", "model",
        "siren", "lights", "color", "url", "ids", "status", "page", "department", "group", "isDispatch", "isPanic", "hasPlayer", "serverId", "fields", "limit",
        "offset", "open", "unitId", "isEmergency", "", "\0", "\ud800",
    ];

    private static readonly object?[] Scalars =
    [
        null, true, false, 0, 1, -1, 101, 5001, (sbyte)-33, (byte)200, (short)-300, (ushort)40_000, 3_000_000_000u, long.MinValue, long.MaxValue, ulong.MaxValue,
        int.MinValue, 1f, float.NaN, float.PositiveInfinity, 0.5, -0.0, double.NaN, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1e300, 2.5, 20_000.1,
        decimal.MaxValue, 'x', "", " ", "1", "101", "-1", "license", License, "Main", "true", "NaN", "1e400", "\0", "\ud800", "\udc00\ud800", "😀",
        "99999999999999999999", new string('x', 255), new string('x', 256), new string('y', 100_000), new byte[] { 1, 2, 255 }, Array.Empty<byte>(),
        DateTime.UnixEpoch, Guid.Empty, new Vector(), new object(), (Action)(() => { }), (Func<object?, object?>)(value => value), DayOfWeek.Friday,
        (IntPtr)5, typeof(string), TimeSpan.MaxValue, new Version(1, 2),
    ];

    private static readonly object?[] Ids = [1, "1", 101, 101.0, "101", License];

    /// <summary>Any value.</summary>
    public static Gen<object?> Any { get; } = Gen.Frequency(
        (40, Values(Scalars)), (1, Gen.Fresh(CyclicList)), (1, Gen.Fresh(CyclicMap)), (1, Gen.Fresh(() => Deep(10_000))));

    /// <summary>What another resource's script can send through the server.</summary>
    public static Gen<object?> Sendable { get; } = Gen.Frequency(
        (40, Values([.. Scalars.Where(IsSendable), (Action<IReadOnlyList<object?>>)(_ => { })])), (1, Gen.Fresh(() => Deep(100))));

    /// <summary>How many values there are in it; what stands in itself counts once.</summary>
    public static int Count(object? value) => Walk(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>A text that shows it, even if it stands in itself.</summary>
    public static string Describe(object? value)
    {
        var text = new StringBuilder();
        Describe(value, text);
        return text.ToString();
    }

    private static Gen<object?> Values(object?[] scalars)
    {
        var scalar = Gen.Elements(scalars);
        var value = scalar;
        for (var depth = 1; depth <= MaxDepth; depth++)
        {
            value = Gen.Frequency((3, scalar), (2, Lists(value)), (4, Maps(value)));
        }

        var updates = Updates(Gen.Frequency((3, scalar), (1, Lists(scalar)), (2, Maps(scalar))));
        return Gen.Frequency((6, value), (2, Gen.Elements(Ids)), (4, updates), (1, updates.ArrayOf(3).Select(rows => (object?)rows.ToList())));
    }

    private static bool IsSendable(object? value) =>
        value is null or bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or string;

    private static Gen<object?> Lists(Gen<object?> inner) =>
        from items in Gen.Choose(0, 5).SelectMany(count => inner.ArrayOf(count))
        from isArray in Gen.Elements(false, false, true)
        select isArray ? (object?)items : items.ToList();

    // As ExpandoObject maps arrive; the other two are what a resource in the same process might try.
    private static Gen<object?> Maps(Gen<object?> inner) =>
        from members in Gen.Choose(0, 6).SelectMany(count => Gen.Elements(Names).Zip(inner, (name, value) => (name, value)).ArrayOf(count))
        from kind in Gen.Choose(0, 5)
        select Map(members, kind);

    private static object? Map((string Name, object? Value)[] members, int kind)
    {
        IDictionary<string, object?> map = kind is 0 ? new Dictionary<string, object?>() : new ExpandoObject();
        foreach (var (name, value) in members)
        {
            map[name] = value;
        }

        return kind is 1 ? new Hashtable((IDictionary)map.ToDictionary(pair => pair.Key, pair => pair.Value)) : map;
    }

    // A good one, and good ones with a field or two of another kind.
    private static Gen<object?> Updates(Gen<object?> others) =>
        from changes in Gen.Choose(0, 2).SelectMany(count => Gen.Elements(Names).Zip(others, (name, value) => (name, value)).ArrayOf(count))
        from id in Gen.Choose(1, 15)
        select Changed(Update("u" + id), changes);

    private static ExpandoObject Update(string id)
    {
        IDictionary<string, object?> update = new ExpandoObject();
        update["communityUserId"] = id;
        update["location"] = "Grove Street";
        update["coordinates"] = new Dictionary<string, object?> { ["x"] = 1.5, ["y"] = -2, ["z"] = 3f, ["w"] = 4.0 };
        return (ExpandoObject)update;
    }

    private static object? Changed(IDictionary<string, object?> map, (string Name, object? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            map[name] = value;
        }

        return map;
    }

    private static object? CyclicList()
    {
        var list = new List<object?> { 1 };
        list.Add(list);
        return list;
    }

    private static object? CyclicMap()
    {
        var map = new Dictionary<string, object?>();
        foreach (var name in Names)
        {
            map[name] = map;
        }

        return map;
    }

    private static object? Deep(int levels)
    {
        object? value = 1;
        for (var depth = 0; depth < levels; depth++)
        {
            value = new List<object?> { value };
        }

        return value;
    }

    private static int Walk(object? value, HashSet<object> seen)
    {
        if (value is null or string || !seen.Add(value))
        {
            return 1 + ((value as string)?.Length ?? 0);
        }

        return value is IEnumerable and not byte[] ? 1 + Content((IEnumerable)value).Take(2000).Sum(item => seen.Count > 500 ? 1 : Walk(item, seen)) : 1;
    }

    private static IEnumerable<object?> Content(IEnumerable values) => values.Cast<object?>().Select(item => item is KeyValuePair<string, object?> pair ? pair.Value : item);

    private static void Describe(object? value, StringBuilder text)
    {
        if (text.Length > MostShown)
        {
            return;
        }

        switch (value)
        {
            case null:
                text.Append("nil");
                break;
            case string words:
                text.Append('"').Append(words.Length > 40 ? $"{words[..5]}...{words.Length}" : words).Append('"');
                break;
            case IDictionary<string, object?> map:
                text.Append('{');
                foreach (var (name, inner) in map)
                {
                    text.Append(name).Append(" = ");
                    Describe(inner, text);
                    text.Append(", ");
                }

                text.Append('}');
                break;
            case IList list:
                text.Append('[');
                for (var i = 0; i < list.Count && text.Length <= MostShown; i++)
                {
                    Describe(list[i], text);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(':').Append(value.GetType().Name);
                break;
        }
    }

    private struct Vector
    {
        public float X = float.NaN;
        public string Y = "1";

        public Vector()
        {
        }
    }
}

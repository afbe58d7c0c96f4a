using FsCheck;
using FsCheck.Fluent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>JSON as text, so that it can hold what no object can: one name twice, numbers beyond every type, half surrogate
/// pairs.</summary>
internal static class JsonTexts
{
    private const int MaxDepth = 4;

    private static readonly string[] Names =
    [
        "identIds", "identId", "ident", "idents", "callId", "callIds", "status", "units", "unit", "dispatch", "call", "note", "notes", "isPanic",
        "groupName", "newName", "isDispatch", "metaData", "apiIds", "communityUserId", "communityUserIds", "data", "id", "record", "key", "type",
        "serverId", "", "__proto__", "a\\u0000b", "\\ud800", "x y", "success", "error", "count", "invocationId", "result", "arguments", "target",
    ];

    private static readonly string[] UsualScalars =
    [
        "101", "102", "103", "999", "5001", "5002", "7001", "0", "1", "-1", "3", "100", "\"101\"", "\"license:b7f3c0de11aa22bb33cc44dd55ee66ff77889900\"",
        "\"\"", "\"a\"", "\"Main\"", "true", "false", "null",
    ];

    private static readonly string[] OddScalars =
    [
        "-0", "-0.0", "1e308", "1E-400", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551615", "9007199254740993.0",
        "0.1", "101.0", "1e2", "2147483648", "4294967296", "\"\\ud83d\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u001e\"",
        "\"true\"", "\"False\"", "\"2026-01-01T00:00:00Z\"", "\"/Date(0)/\"", "\"1e5\"", "\" 101 \"", "\"-0\"", "\"" + new string('y', 300) + "\"",
        "[]", "{}", "[[]]", "[{}]", "[null]",
    ];

    private static readonly string[] NoValues =
    [
        "1e309", "-1e999", "18446744073709551616", "01", "+1", ".5", "1.", "NaN", "Infinity", "-", "1" + new string('0', 400), "\"\\x\"", "\"\\u12\"",
        "tru", "undefined", "'a'", "{", "}", "[", "]", ",", ":", "\"", "/* */", "// \n", "\u001e", "\ufeff", "",
    ];

    private static readonly Gen<string> Huge = Gen.OneOf(
        Gen.Choose(30_000, 90_000).Select(length => "\"" + new string('x', length) + "\""),
        Gen.Choose(20, 3000).Select(depth => new string('[', depth) + new string(']', depth)),
        Gen.Choose(20, 3000).Select(depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)),
        Gen.Choose(100, 4000).Select(count => "[" + string.Join(',', Enumerable.Range(0, count)) + "]"),
        Gen.Choose(100, 4000).Select(count => "[" + string.Join(',', Enumerable.Repeat("{}", count)) + "]"),
        Gen.Choose(100, 2000).Select(count => "{" + string.Join(',', Enumerable.Range(0, count).Select(name => $"\"{name}\":{name}")) + "}"));

    private static readonly Gen<string> Scalar = Gen.Frequency(
        (600, Gen.Elements(UsualScalars)),
        (200, Gen.Elements(OddScalars)),
        (4, Gen.Elements(NoValues)),
        (100, Gen.Choose(int.MinValue, int.MaxValue).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static readonly Gen<string>[] ByDepth = Grow();

    /// <summary>Any value, mostly well formed, seldom huge.</summary>
    public static Gen<string> Value { get; } = Gen.Frequency((200, ByDepth[MaxDepth]), (1, Huge));

    /// <summary>Any object.</summary>
    public static Gen<string> Object { get; } = Objects(ByDepth[MaxDepth - 1]);

    /// <summary>An object whose members have other names.</summary>
    public static Gen<string> ObjectOf(string[] names) => Members(Gen.Elements(names), Value);

    /// <summary>An envelope: the key mostly right, the type mostly known.</summary>
    public static Gen<string> Envelope { get; } =
        from key in Gen.Frequency((30, Gen.Constant($"\"key\":\"{InboundPath.Key}\",")), (1, Gen.Constant("\"key\":\"OTHER\",")), (1, Gen.Constant("")), (1, Scalar.Select(it => $"\"key\":{it},")))
        from type in Gen.Frequency((30, Gen.Elements(PushEventTypes.Known.ToArray()).Select(it => $"\"{it}\"")), (2, Gen.Constant("\"event_tone\"")), (1, Scalar))
        from data in Gen.Frequency((6, Object), (3, Objects(ByDepth[1]).Select(it => $"[{it},{it}]")), (2, Value))
        from rest in Gen.Frequency((6, Gen.Constant("")), (1, Value.Select(it => ",\"more\":" + it)), (1, Value.Select(it => ",\"data\":" + it)))
        select $"{{{key}\"type\":{type},\"data\":{data}{rest}}}";

    private static Gen<string>[] Grow()
    {
        var byDepth = new Gen<string>[MaxDepth + 1];
        byDepth[0] = Scalar;
        for (var depth = 1; depth <= MaxDepth; depth++)
        {
            var inner = byDepth[depth - 1];
            byDepth[depth] = Gen.Frequency((3, Scalar), (2, Arrays(inner)), (3, Objects(inner)));
        }

        return byDepth;
    }

    private static Gen<string> Arrays(Gen<string> inner) =>
        Gen.Choose(0, 5).SelectMany(count => inner.ArrayOf(count)).Select(items => "[" + string.Join(',', items) + "]");

    private static Gen<string> Objects(Gen<string> inner) => Members(Gen.Elements(Names), inner);

    private static Gen<string> Members(Gen<string> name, Gen<string> value) =>
        Gen.Choose(0, 6)
            .SelectMany(count => name.Zip(value, (left, right) => $"\"{left}\":{right}").ArrayOf(count))
            .Select(members => "{" + string.Join(',', members) + "}");
}

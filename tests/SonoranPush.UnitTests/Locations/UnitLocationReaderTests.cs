using System.Collections;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

public class UnitLocationReaderTests
{
    [Fact]
    public void Read_WholeUpdate_TakesEveryField()
    {
        var row = Accept(Map(
            ("communityUserId", "abc"),
            ("location", "Grove Street"),
            ("coordinates", Map(("x", 1.5f), ("y", (short)-2), ("z", (byte)3), ("w", 370))),
            ("peerId", "bodycam-1-12345"),
            ("vehicle", Map(("model", "https://x/y.glb"), ("type", "car"), ("zOffset", (sbyte)-9), ("sizeOffset", 2m), ("lights", true)))));

        Assert.Equal(UnitTarget.CommunityUserId("abc"), row.Target);
        Assert.Equal("Grove Street", row.Location);
        Assert.Equal(new Coordinates(1.5, -2, 3, 10), row.Coordinates);
        Assert.Equal("bodycam-1-12345", row.PeerId);
        Assert.Equal(
            new UnitVehicle { Model = "https://x/y.glb", Type = "car", ZOffset = -9, SizeOffset = 2, Lights = true }, row.Vehicle);
    }

    public static TheoryData<object> IntegersOfEveryWidth() =>
        [(sbyte)7, (byte)7, (short)7, (ushort)7, 7, 7u, 7L, 7UL, 7f, 7d, 7m, "7"];

    [Theory]
    [MemberData(nameof(IntegersOfEveryWidth))]
    public void Read_IntegerTarget_TakesEveryWidth(object id)
    {
        Assert.Equal(UnitTarget.IdentId(7), Accept(Map(("identId", id), ("location", "x"))).Target);
        Assert.Equal(UnitTarget.Roblox(7), Accept(Map(("roblox", id), ("location", "x"))).Target);
    }

    public static TheoryData<object> NoPositiveIntegers() =>
        [0, -1, 1.5, double.NaN, double.PositiveInfinity, ulong.MaxValue, "1e3", " 7", "-7", "99999999999999999999", true, new object()];

    [Theory]
    [MemberData(nameof(NoPositiveIntegers))]
    public void Read_TargetThatIsNoPositiveInteger_IsRefused(object id) =>
        Assert.StartsWith("identId:", Refuse(Map(("identId", id), ("location", "x"))), StringComparison.Ordinal);

    [Fact]
    public void Read_ApiId_IsTheTarget() =>
        Assert.Equal(UnitTarget.ApiId("Steam:1"), Accept(Map(("apiId", "Steam:1"), ("location", "x"))).Target);

    [Fact]
    public void Read_EmptyTargetsBesideOne_CountAsAbsent() =>
        Assert.Equal(
            UnitTarget.IdentId(3),
            Accept(Map(("communityUserId", ""), ("apiId", null), ("identId", 3), ("location", "x"))).Target);

    [Fact]
    public void Read_NoTarget_NamesTheFields() =>
        Assert.StartsWith("communityUserId: missing", Refuse(Map(("location", "x"))), StringComparison.Ordinal);

    [Fact]
    public void Read_TwoTargets_IsRefused() =>
        Assert.Contains("more than one", Refuse(Map(("communityUserId", "a"), ("apiId", "b"), ("location", "x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(" ")]
    [InlineData("a\u0001b")]
    public void Read_UnfitTextTarget_IsRefused(string id) =>
        Assert.StartsWith("communityUserId:", Refuse(Map(("communityUserId", id), ("location", "x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Grove\r\nStreet\u0007", "GroveStreet")]
    [InlineData("  Grove Street ", "Grove Street")]
    [InlineData("caf\u00e9 \ud83d\ude93", "caf\u00e9 \ud83d\ude93")]
    public void Read_LocationWithUnfitCharacters_IsCleaned(string raw, string expected) =>
        Assert.Equal(expected, Accept(Map(("apiId", "a"), ("location", raw))).Location);

    /// <summary>Not as theory data: the test runner cannot carry broken texts.</summary>
    [Fact]
    public void Read_HalvesOfSurrogatePairs_AreCutOutOrRefused()
    {
        Assert.Equal("abc", Accept(Map(("apiId", "a"), ("location", "a\ud83db\ude93c"))).Location);
        Assert.Equal("location: empty", Refuse(Map(("apiId", "a"), ("location", "\ud800"))));
        Assert.StartsWith("apiId:", Refuse(Map(("apiId", "\ud800"), ("location", "x"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\u0001\u007f")]
    public void Read_NothingLeftOfLocation_IsRefused(string raw) =>
        Assert.Equal("location: empty", Refuse(Map(("apiId", "a"), ("location", raw))));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    [InlineData(10_000_000, false)]
    public void Read_LengthOfLocation_IsLimited(int length, bool taken) =>
        Assert.Equal(taken, UnitLocationReader.Read(Map(("apiId", "a"), ("location", new string('x', length))), out _) is not null);

    [Fact]
    public void Read_Position_IsTakenForCoordinates() =>
        Assert.Equal(
            new Coordinates(1, 2, 0, 0),
            Accept(Map(("apiId", "a"), ("location", "x"), ("position", Map(("x", 1), ("y", 2))))).Coordinates);

    [Fact]
    public void Read_CoordinatesAndPosition_CoordinatesWin() =>
        Assert.Equal(
            1,
            Accept(Map(
                ("apiId", "a"), ("location", "x"), ("coordinates", Map(("x", 1), ("y", 2))), ("position", Map(("x", 9), ("y", 9)))))
                .Coordinates!.Value.X);

    [Fact]
    public void Read_CoordinatesAsList_AreTakenInOrder() =>
        Assert.Equal(
            new Coordinates(1, 2, 3, 90),
            Accept(Map(("apiId", "a"), ("location", "x"), ("coordinates", new List<object> { 1, 2, 3, 90 }))).Coordinates);

    [Fact]
    public void Read_CoordinatesAsRuntimeVector_AreTaken() =>
        Assert.Equal(
            new Coordinates(1, 2, 3, 0),
            Accept(Map(("apiId", "a"), ("location", "x"), ("coordinates", new RuntimeVector { X = 1, Y = 2, Z = 3 }))).Coordinates);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(20_001.0)]
    [InlineData("1")]
    [InlineData(null)]
    [InlineData(true)]
    public void Read_UnfitX_IsRefused(object? x) =>
        Assert.StartsWith(
            "coordinates:",
            Refuse(Map(("apiId", "a"), ("location", "x"), ("coordinates", Map(("x", x), ("y", 1))))), StringComparison.Ordinal);

    [Theory]
    [InlineData(-90, 270)]
    [InlineData(360, 0)]
    [InlineData(725, 5)]
    [InlineData(-1e-20, 0)]
    public void Read_Heading_IsNormalised(double raw, double expected) =>
        Assert.Equal(
            expected,
            Accept(Map(("apiId", "a"), ("location", "x"), ("coordinates", Map(("x", 1), ("y", 1), ("w", raw))))).Coordinates!.Value.Heading);

    [Theory]
    [InlineData("bodycam 1")]
    [InlineData("b\u00e9")]
    [InlineData("a/b")]
    [InlineData(7)]
    public void Read_UnfitPeerId_IsRefused(object peerId) =>
        Assert.StartsWith("peerId:", Refuse(Map(("apiId", "a"), ("location", "x"), ("peerId", peerId))), StringComparison.Ordinal);

    [Theory]
    [InlineData("lights", "yes", "vehicle.lights:")]
    [InlineData("zOffset", double.NaN, "vehicle.zOffset:")]
    [InlineData("model", 5, "vehicle.model:")]
    public void Read_UnfitVehicle_NamesTheField(string name, object value, string expected) =>
        Assert.StartsWith(
            expected, Refuse(Map(("apiId", "a"), ("location", "x"), ("vehicle", Map((name, value))))), StringComparison.Ordinal);

    [Fact]
    public void Read_EmptyLuaTableAsVehicle_IsNoVehicle() =>
        Assert.Null(Accept(Map(("apiId", "a"), ("location", "x"), ("vehicle", new List<object>()))).Vehicle);

    [Fact]
    public void Read_CyclicUpdate_Ends()
    {
        var update = Map(("apiId", "a"), ("location", "x"));
        ((IDictionary<string, object?>)update)["coordinates"] = update;
        ((IDictionary<string, object?>)update)["vehicle"] = update;

        Assert.StartsWith("coordinates:", Refuse(update), StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public Property Read_Anything_GivesARowThatTheHubTakesOrAReason() => Prop.ForAll(
        Arb.From(AnyMap(2)), value =>
        {
            var row = UnitLocationReader.Read(value, out var refusal);
            Assert.NotEqual(row is null, refusal is null);
            if (row is not null)
            {
                AssertFit(row);
            }
        });

    private static void AssertFit(UnitLocation row)
    {
        Assert.InRange(row.Location.Length, 1, UnitLocation.MaxTextLength);
        Assert.DoesNotContain(row.Location, char.IsControl);
        if (row.Coordinates is { } place)
        {
            Assert.All([place.X, place.Y, place.Z], axis => Assert.InRange(axis, -20_000, 20_000));
            Assert.InRange(place.Heading, 0, 359.999999);
        }
    }

    private static readonly string[] FieldNames =
        ["communityUserId", "apiId", "identId", "roblox", "location", "coordinates", "position", "vehicle", "peerId", "x", "y", "z", "w", "lights"];

    private static Gen<object> AnyMap(int depth) =>
        Gen.Elements(FieldNames).Zip(AnyValue(depth)).ListOf()
            .Select(members => (object)Map([.. members.DistinctBy(member => member.Item1).Select(member => (member.Item1, (object?)member.Item2))]));

    private static Gen<object> AnyValue(int depth)
    {
        var leaves = Gen.OneOf(
            Gen.Elements<object>("a", "", "\u0000", "\ud800x", "7", true, 1, -3L, (byte)200, ulong.MaxValue, 1.5f, double.NaN, 1e300, 12m),
            Gen.Choose(-30_000, 30_000).Select(number => (object)number));
        return depth == 0
            ? leaves
            : Gen.OneOf(leaves, leaves, AnyMap(depth - 1), AnyValue(depth - 1).ListOf().Select(list => (object)new ArrayList(list.ToList())));
    }

    private static UnitLocation Accept(object update)
    {
        var row = UnitLocationReader.Read(update, out var refusal);
        Assert.Null(refusal);
        return row!;
    }

    private static string Refuse(object update)
    {
        Assert.Null(UnitLocationReader.Read(update, out var refusal));
        return refusal!;
    }

    /// <summary>As the game server's own vectors are.</summary>
    private struct RuntimeVector
    {
        public float X;
        public float Y;
        public float Z;
    }
}

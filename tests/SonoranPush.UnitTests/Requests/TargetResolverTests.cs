using SonoranPush.Requests;
using SonoranPush.UnitTests.Cad;

namespace SonoranPush.UnitTests.Requests;

public sealed class TargetResolverTests : RequestSpecification
{
    public static TheoryData<object?, string> Found => new()
    {
        { 101L, "101" },
        { "101", "101" },
        { (byte)1, "101" },
        { "2", "102" },
        { CadScene.FirstLicense, "101" },
        { CadScene.FirstLicense["license:".Length..].ToUpperInvariant(), "101" },
        { "license:unknown", "license:unknown" },
        { Map("unitId", 4711L), "4711" },
        { Map("playerId", "1"), "101" },
        { Map("communityUserId", CadScene.SecondLicense), "102" },
        { new List<object?> { 1L, 101L, "102", "license:unknown" }, "101 102 license:unknown" },
    };

    public static TheoryData<object?, string> NotFound => new()
    {
        { null, "target: neither a player id, a unit id nor a communityUserId" },
        { true, "target: neither a player id, a unit id nor a communityUserId" },
        { -1L, "target: neither a player id, a unit id nor a communityUserId" },
        { 1.5, "target: neither a player id, a unit id nor a communityUserId" },
        { 999L, "target: 999 is neither a connected player nor a known unit; write {unitId = 999} to send it anyway" },
        { "", "target: an identity value is a text of 1 to 255 characters without control characters" },
        { "a\nb", "target: an identity value is a text of 1 to 255 characters without control characters" },
        { new string('a', 256), "target: an identity value is a text of 1 to 255 characters without control characters" },
        { new List<object?>(), "target: an empty list" },
        { new List<object?> { 101L, null }, "target: neither a player id, a unit id nor a communityUserId" },
        { Enumerable.Repeat<object?>(101L, 101).ToList(), "target: more than 100 units" },
        { Map("playerId", 9L), "target: player 9 has no unit" },
        { Map("playerId", "x"), "playerId: not a positive integer" },
        { Map("unitId", 0L), "unitId: not a positive integer" },
        { Map("id", 1L), "target: a table needs playerId, unitId or communityUserId" },
    };

    private TargetResolver Resolver => new(Scene.State);

    [Theory]
    [MemberData(nameof(Found))]
    public void Target_OfAnyForm_IsItsUnit(object? target, string units)
    {
        var found = Resolver.Resolve(target);

        Assert.Null(found.Refusal);
        Assert.Equal(units, string.Join(' ', found.Targets!.IdentIds.Select(id => id.ToString(null, null)).Concat(found.Targets.CommunityUserIds)));
    }

    [Theory]
    [MemberData(nameof(NotFound))]
    public void Target_ThatIsWrong_IsRefusedWithAReason(object? target, string refusal) => Assert.Equal(refusal, Resolver.Resolve(target).Refusal);

    [Fact]
    public void Number_OfAPlayerAndOfAnotherUnit_IsNotGuessed()
    {
        Scene.Join("102", "license:somebody");

        Assert.Equal("target: 102 is a player and a unit; write {playerId = 102} or {unitId = 102}", Resolver.Resolve(102L).Refusal);
        Assert.Equal([102], Resolver.Resolve(Map("unitId", 102L)).Targets!.IdentIds);
    }

    [Fact]
    public void UnitsOfSeveralServers_AreRefused()
    {
        Scene.State.Units.Put(201, SonoranPush.Cad.Unit.Read(new Dictionary<string, object?> { ["id"] = 201L }, 8)!);

        Assert.Equal("target: units of several CAD servers; send a request for each server", Resolver.Resolve(new List<object?> { 101L, 201L }).Refusal);
        Assert.Equal(8, Resolver.Resolve(201L).ServerId);
    }

    private static Dictionary<string, object?> Map(string name, object? value) => new() { [name] = value };
}

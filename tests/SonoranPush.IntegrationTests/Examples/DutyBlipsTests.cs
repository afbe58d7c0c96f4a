using System.Text.Json.Nodes;
using SonoranPush.IntegrationTests.Examples.Support;
using SonoranPush.IntegrationTests.Resource.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The example with a map: players on duty see the units of their own department.</summary>
public sealed class DutyBlipsTests
{
    private const string Example = "../shared/examples/duty-blips";
    private const string Shown = "duty-blips:show";

    [Fact]
    public Task Units_OfOneDepartment_AreShownToEachOther_WithTheirPlaces() => PlayAsync(async scene =>
    {
        await scene.Host.ChangePlayerAsync(8, player => (player.X, player.Y) = (12, -34));
        await LoginBothAsync(scene);

        await ShownAsync(scene, "7", "101 102");
        var sent = await ShownAsync(scene, "8", "101 102");

        var second = Units(sent).Single(unit => unit.Number("id") == 102);
        Assert.Equal(("8", "4-L-10", 12.0, -34.0), ((string)second["player"], (string)second["number"], second.Number("x"), second.Number("y")));
    });

    [Fact]
    public Task Unit_OfAnotherDepartment_IsNotShown() => PlayAsync(async scene =>
    {
        await LoginBothAsync(scene);
        await ShownAsync(scene, "7", "101 102");

        await scene.Cad.PushEventAsync(1, "EVENT_UNIT_UPDATE", JsonNode.Parse("""{"units":[{"id":102,"data":{"communityUserId":"license:def","department":"LSFD"}}]}"""));

        await ShownAsync(scene, "7", "101");
        await ShownAsync(scene, "8", "102");
    });

    [Fact]
    public Task Player_WhoIsNoLongerOnDuty_IsShownNothing() => PlayAsync(async scene =>
    {
        await LoginBothAsync(scene);
        await ShownAsync(scene, "8", "101 102");

        await Push.LogoutAsync(scene.Cad, 102);

        await ShownAsync(scene, "8", "");
        await ShownAsync(scene, "7", "101");
    });

    private static Task PlayAsync(Func<Scene, Task> play) => Scene.PlayAsync(Push.Options(Example), play);

    private static async Task LoginBothAsync(Scene scene)
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.LoginAsync(scene.Cad, 102, "license:def", "4-L-10");
    }

    // The last thing that this player was sent.
    private static async Task<IReadOnlyList<object?>> ShownAsync(Scene scene, string player, string units)
    {
        IReadOnlyList<object?> last = [];
        await Soon.TrueAsync(
            () =>
            {
                last = scene.Events.Named("$client").LastOrDefault(raised => Equals(raised.Arguments[0], player))?.Arguments ?? [];
                return last.Count > 0 && string.Join(' ', Units(last).Select(unit => unit.Number("id")).Order()) == units;
            },
            $"\"{units}\" for player {player}");
        Assert.Equal(Shown, last[1]);
        return last;
    }

    private static IEnumerable<IDictionary<string, object>> Units(IReadOnlyList<object?> sent) => (sent[2] as IList<object> ?? []).Cast<IDictionary<string, object>>();
}

using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The server half of the location text example: what an honest game client tells is on the map, and a dishonest one gets
/// nowhere.</summary>
public sealed class LocationTextCleanerTests
{
    private const string Street = "location-text:street";

    // As the example has them.
    private const int Tries = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    [Fact]
    public Task Street_OfAPlayer_IsOnTheMap() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street / Power Street");

        await ShowsAsync(scene, 1, "Alta Street / Power Street");
    });

    [Fact]
    public Task Street_ThatChanges_ReplacesTheOneBefore() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await ShowsAsync(scene, 1, "Alta Street");

        await scene.Host.RaiseFromPlayerAsync(1, Street, "Grove Street");

        await ShowsAsync(scene, 1, "Grove Street");
    });

    [Fact]
    public Task Streets_ThatComeTooSoon_AreNotLost_TheNewestIsShownWhenThePauseIsOver() => PlayAsync(async scene =>
    {
        foreach (var street in new[] { "Alta Street", "Power Street", "Grove Street" })
        {
            await scene.Host.RaiseFromPlayerAsync(1, Street, street);
        }

        await ShowsAsync(scene, 1, "Grove Street");
        Assert.Equal(2, await CallsAsync(scene));
    });

    [Fact]
    public Task Message_OfAnythingElse_IsPassedOver() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await ShowsAsync(scene, 1, "Alta Street");

        foreach (var message in new object?[] { null, 7, true, new string('x', 101), new string('x', 1_000_000), new[] { "a" } })
        {
            await scene.Host.RaiseFromPlayerAsync(2, Street, message);
        }

        await scene.Host.RaiseFromPlayerAsync(2, Street);
        await scene.Host.RaiseFromPlayerAsync(2, Street, "Mine", 1);
        await ShowsAsync(scene, 2, "Mine");

        Assert.Equal("Alta Street", scene.Cad.Locations[Traffic.Target(1)].Location);
        Assert.Equal(2, await CallsAsync(scene));
    });

    [Fact]
    public Task Flood_OfOnePlayer_CostsAnExportInTwoSecondsAtMost() => PlayAsync(async scene =>
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 2000; i++)
        {
            await scene.Host.RaiseFromPlayerAsync(2, Street, string.Create(CultureInfo.InvariantCulture, $"Street {i}"));
        }

        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await ShowsAsync(scene, 1, "Alta Street");

        Assert.InRange(await CallsAsync(scene), 2, 2 + (int)(watch.Elapsed / Pause));
    });

    [Fact]
    public Task ServerEvent_WithoutAPlayer_IsPassedOver() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseAsync(Street, "nobody's");
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await ShowsAsync(scene, 1, "Alta Street");

        Assert.Equal(1, await CallsAsync(scene));
    });

    [Fact]
    public Task Restart_OfSonoranPush_ShowsTheTextsAgain_ButNotThoseOfPlayersWhoLeft() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await scene.Host.RaiseFromPlayerAsync(2, Street, "Grove Street");
        await ShowsAsync(scene, 2, "Grove Street");
        await scene.Host.DropAsync(2);

        await scene.Host.RestartResourceAsync(Scene.Resource);
        await scene.Host.ChangePlayerAsync(1, player => player.X = 500);

        await Soon.TrueAsync(() => scene.Cad.Locations[Traffic.Target(1)] is { Location: "Alta Street", Coordinates.X: 500 }, "the text after the restart");
        Assert.InRange(await CallsAsync(scene), 3, 2 + Tries);
    });

    // Players are listed from the last to the first, some each tick: the first of many is not known yet at the login.
    [Fact]
    public Task Restart_OfSonoranPush_ThatDoesNotKnowThePlayerYet_ShowsTheTextWhenItDoes() => PlayAsync(
        async scene =>
        {
            await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
            await ShowsAsync(scene, 1, "Alta Street");

            await scene.Host.RestartResourceAsync(Scene.Resource);
            await scene.Host.ChangePlayerAsync(1, player => player.X = 500);

            await Soon.TrueAsync(() => scene.Cad.Locations[Traffic.Target(1)] is { Location: "Alta Street", Coordinates.X: 500 }, "the text after the restart");
        },
        players: 600);

    [Fact]
    public Task Login_AfterALostConnection_OffersNothingAgain() => PlayAsync(async scene =>
    {
        await scene.Host.RaiseFromPlayerAsync(1, Street, "Alta Street");
        await ShowsAsync(scene, 1, "Alta Street");
        var before = await CallsAsync(scene);

        await scene.Host.ExecuteAsync("sonoranpush reconnect");
        await scene.Events.FirstAsync(ScriptContract.Connected, raised => raised.Table()["reconnected"] is true);
        await scene.Host.RaiseFromPlayerAsync(2, Street, "Grove Street");
        await ShowsAsync(scene, 2, "Grove Street");

        Assert.Equal(before + 1, await CallsAsync(scene));
    });

    private static Task PlayAsync(Func<Scene, Task> play, int players = 2) => Scene.PlayAsync(Traffic.Of(players) with { Consumer = "../shared/examples/location-text" }, play);

    // Of its only export that is called here. The event behind an export tells of the first call alone: Lua keeps the function.
    private static async Task<int> CallsAsync(Scene scene) =>
        (await scene.Host.GetAccountAsync()).Single(cost => cost.Name == Scene.Resource).FunctionsCalled;

    private static Task ShowsAsync(Scene scene, int player, string text) => Soon.TrueAsync(
        () => scene.Cad.Locations.TryGetValue(Traffic.Target(player), out var row) && row.Location == text, $"{text} on the map");
}

using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The example with two commands: players with the permission set their own status and add notes to their call.</summary>
public sealed class StatusCommandTests
{
    [Fact]
    public Task Status_OfThePlayersOwnUnit_IsSet() => PlayAsync(async scene =>
    {
        await scene.Host.ExecuteAsync("status OnScene", 7);

        Assert.Equal("Your status is set.", await ChatAsync(scene, 1));
        var request = Assert.Single(scene.Cad.ChangeRequests);
        Assert.Equal("""{"status":4,"identIds":[101]}""", request.Body);
    });

    [Fact]
    public Task Note_GoesToThePlayersCall() => PlayAsync(async scene =>
    {
        await scene.Cad.PushEventAsync(1, "EVENT_DISPATCH_NEW", JsonNode.Parse("""{"dispatch":{"callId":5001,"status":1,"idents":[101]}}"""));
        await scene.Events.NamedAsync("SonoranCAD::pushevents:DispatchEvent", 1);
        await scene.Host.ExecuteAsync("note Two masked men", 7);

        Assert.Equal("Your note is added.", await ChatAsync(scene, 1));
        Assert.Equal("Two masked men", (string)JsonNode.Parse(Assert.Single(scene.Cad.ChangeRequests).Body)!["note"]!);
    });

    [Theory]
    [InlineData("status napping", "Usage: /status")]
    [InlineData("note hello", "You are not on a call.")]
    public Task Command_ThatCannotBeDone_SaysWhy(string command, string answer) => PlayAsync(async scene =>
    {
        await scene.Host.ExecuteAsync(command, 7);

        Assert.StartsWith(answer, await ChatAsync(scene, 1), StringComparison.Ordinal);
        Assert.Empty(scene.Cad.ChangeRequests);
    });

    [Fact]
    public Task Status_WithoutAUnit_IsAnsweredWithTheReason() => PlayAsync(async scene =>
    {
        await scene.Host.ExecuteAsync("status busy", 8);

        Assert.Equal("target: player 8 has no unit", await ChatAsync(scene, 1));
    });

    [Fact]
    public Task Player_WithoutThePermission_IsNotHeard() => PlayAsync(async scene =>
    {
        await scene.Host.ExecuteAsync("status busy", 9);
        await scene.Host.ExecuteAsync("status busy", 7);

        Assert.Equal("Your status is set.", await ChatAsync(scene, 1));
        Assert.Single(scene.Cad.ChangeRequests);
    });

    private static async Task<string> ChatAsync(Scene scene, int number)
    {
        var sent = (await scene.Events.NamedAsync("$client", number))[number - 1].Arguments;
        Assert.Equal("chat:addMessage", sent[1]);
        return (string)((IList<object>)((IDictionary<string, object>)sent[2]!)["args"])[1];
    }

    private static Task PlayAsync(Func<Scene, Task> play) => Scene.PlayAsync(Push.Options("../shared/examples/status-command"), async scene =>
    {
        foreach (var player in new[] { 7, 8 })
        {
            await scene.Host.ExecuteAsync($"add_ace player.{player} command.status allow");
            await scene.Host.ExecuteAsync($"add_ace player.{player} command.note allow");
        }

        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await scene.Events.NamedAsync("SonoranCAD::core:AddPlayer", 1);
        await play(scene);
    });
}

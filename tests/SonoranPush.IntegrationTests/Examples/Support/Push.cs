using FxServer.Host.World;
using SonoranPush.IntegrationTests.Compatibility;

namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>A server with an example beside the resource and two players, 7 (<c>license:abc</c>) and 8 (<c>license:def</c>), and what the
/// CAD pushes to it.</summary>
internal static class Push
{
    public static SceneOptions Options(string example) => new()
    {
        Consumer = example,
        Config = JsonNode.Parse(QuietResource.Config)!.AsObject(),
        Players =
        [
            new PlayerState { Id = 7, Identifiers = { "license:abc" } },
            new PlayerState { Id = 8, Identifiers = { "license:def" } },
        ],
    };

    public static Task LoginAsync(LocalCadServer cad, int unit, string communityUserId, string number) => SendAsync(cad, "EVENT_UNIT_LOGIN", new()
    {
        ["isDispatch"] = false,
        ["unit"] = new JsonObject
        {
            ["id"] = unit,
            ["status"] = 2,
            ["location"] = "Main St",
            ["data"] = new JsonObject
            {
                ["communityUserId"] = communityUserId,
                ["unitNum"] = number,
                ["name"] = "P. Nakata",
                ["department"] = "LSSD",
            },
        },
    });

    public static Task LogoutAsync(LocalCadServer cad, int unit) => SendAsync(cad, "EVENT_UNIT_LOGOUT", new() { ["identId"] = unit });

    public static Task StatusAsync(LocalCadServer cad, int unit, int status) =>
        SendAsync(cad, "EVENT_UNIT_STATUS", new() { ["identIds"] = new JsonArray(unit), ["status"] = status });

    public static Task PanicAsync(LocalCadServer cad, int unit, bool isPanic = true) =>
        SendAsync(cad, "EVENT_UNIT_PANIC", new() { ["identIds"] = new JsonArray(unit), ["isPanic"] = isPanic });

    public static Task CallAsync(LocalCadServer cad, int call, string title) => SendAsync(cad, "EVENT_DISPATCH_NEW", new()
    {
        ["dispatch"] = new JsonObject
        {
            ["callId"] = call,
            ["status"] = 1,
            ["code"] = "10-16",
            ["title"] = title,
            ["address"] = "Palomino Ave",
            ["postal"] = "1024",
            ["idents"] = new JsonArray(),
        },
    });

    private static async Task SendAsync(LocalCadServer cad, string type, JsonObject data) => Assert.True(await cad.PushEventAsync(1, type, data));
}

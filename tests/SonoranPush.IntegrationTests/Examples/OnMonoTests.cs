using SonoranPush.IntegrationTests.Compatibility;
using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The examples in AppDomains of their own beside the resource, as on a real server.</summary>
public sealed class OnMonoTests
{
    [MonoTheory]
    [InlineData("../shared/examples/dispatch-chat", """["7","chat:addMessage",{"color":[90,150,240],"multiline":true,"args":["Dispatch","call 5001: 10-16 Traffic stop (Palomino Ave 1024)"]}]""")]
    [InlineData("../shared/examples/unit-hud", """["7","unit-hud:unit",{"number":"4-L-9","status":"Available","isPanic":false}]""")]
    public async Task Example_TellsAPlayerOnDuty(string example, string told)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        using var resource = new QuietResource();
        await using var server = MonoServer.Start(cad.HubUrl, resource.Folder, consumer: example);
        await server.DoAsync(new { @do = "player", id = 7, identifiers = new[] { "license:abc" } });
        await server.DoAsync(new { @do = "netEvent", source = 7, name = "unit-hud:ready", args = Array.Empty<object>() });
        await cad.SessionAsync(1, Soon.Patience);

        await Push.LoginAsync(cad, 101, "license:abc", "4-L-9");
        await Push.CallAsync(cad, 5001, "Traffic stop");
        await server.RaisesAsync("$client");

        var report = await server.StopAsync();
        report.IsClean();
        var sent = Assert.Single(report.Events, raised => raised.Name == "$client").Arguments.GetRawText();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(told), JsonNode.Parse(sent)), sent);
    }
}

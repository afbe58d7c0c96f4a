namespace SonoranPush.IntegrationTests.LocalCad;

/// <summary>A CAD that pushes a login also lists the unit, whether or not the push arrived.</summary>
public sealed class PushedStateTests : CadTests
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await PushAsync("EVENT_UNIT_LOGIN", """[{"unit":{"id":1,"status":2},"isDispatch":false}]""");
        await PushAsync("EVENT_UNIT_LOGIN", """{"unit":{"id":2,"status":2},"isDispatch":true}""");
        await PushAsync("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":5,"status":1}}""");
        await PushAsync("EVENT_911", """{"call":{"callId":7}}""");
    }

    [Fact]
    public async Task Login_ListsTheUnit() =>
        Assert.Equal(
            """[{"id":1,"status":2,"isDispatch":false},{"id":2,"status":2,"isDispatch":true}]""", await UnitsAsync());

    [Theory]
    [InlineData("""{"identIds":[1,9],"status":4}""")]
    [InlineData("""[{"identIds":1,"status":4}]""")]
    [InlineData("""{"identId":"1","status":4}""")]
    [InlineData("""{"units":[{"id":1,"status":4,"isDispatch":false}]}""")]
    public async Task Status_ChangesTheUnit(string data)
    {
        await PushAsync("event_unit_status", data);

        Assert.StartsWith("""[{"id":1,"status":4,"isDispatch":false}""", await UnitsAsync());
    }

    [Fact]
    public async Task Logout_RemovesTheUnit()
    {
        await PushAsync("EVENT_UNIT_LOGOUT", """{"identId":2}""");

        Assert.Equal("""[{"id":1,"status":2,"isDispatch":false}]""", await UnitsAsync());
    }

    [Fact]
    public async Task NewAndEditedCalls_AreListed()
    {
        await PushAsync("EVENT_DISPATCH_EDIT", """{"dispatch":{"callId":5,"status":1,"code":"10-4"}}""");

        Assert.Equal(
            """{"ActiveCalls":[{"callId":5,"status":1,"code":"10-4"}],"EmergencyCalls":[{"callId":7}],"ClosedCalls":[],"ClosedCallCount":0}""",
            await CallsAsync());
    }

    [Fact]
    public async Task ClosedAndRemovedCalls_Leave()
    {
        await PushAsync("EVENT_DISPATCH_CLOSED", """{"callIds":[5,6]}""");
        await PushAsync("EVENT_REMOVE_911", """{"callId":7}""");

        Assert.Equal(
            """{"ActiveCalls":[],"EmergencyCalls":[],"ClosedCalls":[{"callId":5,"status":2}],"ClosedCallCount":1}""",
            await CallsAsync());
    }

    [Fact]
    public async Task Push_WithTheRuleOff_ChangesNothing()
    {
        var before = await UnitsAsync();
        Cad.Rules.PushesChangeRest = false;

        await PushAsync("EVENT_UNIT_LOGOUT", """{"identId":2}""");

        Assert.Equal(before, await UnitsAsync());
    }

    [Fact]
    public async Task Push_OfAnything_IsSurvived()
    {
        foreach (var file in Directory.EnumerateFiles(FixtureFolder(), "*", SearchOption.AllDirectories))
        {
            Assert.False(await Cad.PushAsync(1, await File.ReadAllTextAsync(file)));
        }

        Assert.NotEmpty(await UnitsAsync());
        Assert.NotEmpty(await CallsAsync());
    }

    private static string FixtureFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SonoranPush.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "fixtures");
    }

    private Task<bool> PushAsync(string type, string data) => Cad.PushEventAsync(1, type, JsonNode.Parse(data));

    private async Task<string> UnitsAsync() =>
        (await Rest.ReadAsync("/v2/emergency/servers/1/units?onlyUnits=false")).ToJsonString();

    private async Task<string> CallsAsync() => (await Rest.ReadAsync("/v2/emergency/servers/1/calls")).ToJsonString();
}

using CitizenFX.Core.Runtime;

namespace SonoranPush.EmulatorTests;

/// <summary>Exports: an event with a callback that takes the function.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData("exporting", 42)]
    [InlineData("alias", 41)]
    public async Task Export_CalledByAnotherResource_Answers(string resource, int expected)
    {
        using var exporting = new ProbeFolder("Exporting");
        using var calling = new ProbeFolder("Calling");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("probe:call", resource, "add", 40);

        Assert.Equal(expected, (await server.EventAsync("probe:answer")).Arguments[0]);
    }

    [Fact]
    public async Task Export_CalledByAnotherResource_KnowsItsCaller()
    {
        using var exporting = new ProbeFolder("Exporting");
        using var calling = new ProbeFolder("Calling");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting, calling);

        await server.Host.RaiseAsync("probe:call", "exporting", "caller");

        Assert.Equal("calling", (await server.EventAsync("probe:answer")).Arguments[0]);
    }

    [Fact]
    public async Task Export_CalledByTheServer_AnswersWithPlainValues()
    {
        using var exporting = new ProbeFolder("Exporting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting);

        Assert.Equal(new List<object> { 1, 2, 3 }, await server.Host.CallExportAsync("exporting", "list", 3));
    }

    [Fact]
    public async Task Export_ThatThrows_GivesNothingBack()
    {
        using var exporting = new ProbeFolder("Exporting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting);

        Assert.Null(await server.Host.CallExportAsync("exporting", "fail"));

        Assert.Contains("on purpose", (await server.FaultAsync(FaultKind.CallFailed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ThatReturnsATask_IsAFault()
    {
        using var exporting = new ProbeFolder("Exporting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting);

        Assert.Null(await server.Host.CallExportAsync("exporting", "task"));

        Assert.True((await server.FaultAsync(FaultKind.TaskReturned)).IsFatal);
    }

    [Fact]
    public async Task Export_OfAStoppedResource_IsNotThere()
    {
        using var exporting = new ProbeFolder("Exporting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(exporting);
        await server.Host.StopResourceAsync("exporting");

        Assert.Null(await server.Host.CallExportAsync("exporting", "add", 1, 2));
    }
}

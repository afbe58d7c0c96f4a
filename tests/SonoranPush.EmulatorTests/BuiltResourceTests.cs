namespace SonoranPush.EmulatorTests;

/// <summary>The resource folder as it is shipped, without any setting.</summary>
public sealed class BuiltResourceTests
{
    [Fact]
    public async Task BuiltResource_WithoutSettings_TicksAndStopsWithoutFault()
    {
        await using EmulatedServer server = await EmulatedServer.StartAsync(options => options.Resources.Add(Repository.ResourceFolder));

        await server.CostAfterAsync("sonoranpush", ticks: 20);

        Assert.Empty(server.Host.Faults);
    }

    [MonoFact]
    public async Task BuiltResource_OnMono_ResolvesNothingOffTheMainThread()
    {
        await using var server = ServerProcess.OnMono("--resource", Repository.ResourceFolder, "--seconds", "3");

        (int exitCode, IReadOnlyList<JsonElement> events) = await server.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("[]", events[^1].GetProperty("lateResolutions").GetRawText());
    }
}

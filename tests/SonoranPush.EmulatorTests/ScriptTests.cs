namespace SonoranPush.EmulatorTests;

/// <summary>How scripts come to be.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task EventHandlerAttribute_OfAScript_Registers()
    {
        using var probe = new ProbeFolder("Attributed");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:attributed", 5.0);

        Assert.Equal(new object[] { "nobody", 5 }, (await server.EventAsync("probe:handled")).Arguments);
    }

    [Fact]
    public async Task CommandAttribute_OfAScript_RegistersAndGivesPlayerAndWords()
    {
        using var probe = new ProbeFolder("Attributed");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.ExecuteAsync("words a b");

        Assert.Equal(new object[] { "0", new List<object> { "a", "b" } }, (await server.EventAsync("probe:words")).Arguments);
    }

    [Fact]
    public async Task PublicScript_InAScriptFile_IsConstructedOnceWithoutBeingAsked()
    {
        using var probe = new ProbeFolder("Attributed");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:public");

        Assert.Equal(1, (await server.EventAsync("probe:constructed")).Arguments[0]);
    }

    [Fact]
    public async Task Resources_FromTheSameFile_ShareNothing()
    {
        using var first = new ProbeFolder("Attributed", "first");
        using var second = new ProbeFolder("Attributed", "second");
        await using EmulatedServer server = await EmulatedServer.StartAsync(first, second);

        await server.Host.RaiseAsync("probe:public");

        Assert.All(await server.EventsAsync("probe:constructed", 2), raised => Assert.Equal(1, raised.Arguments[0]));
    }
}

using CitizenFX.Core.Runtime;
using FxServer.Host;

namespace SonoranPush.EmulatorTests;

/// <summary>What a real server lets pass and breaks on later is refused here at once.</summary>
public sealed class StrictnessTests
{
    [Theory]
    [InlineData("probe:native")]
    [InlineData("probe:event")]
    [InlineData("probe:handler")]
    public async Task Call_OffTheMainThread_IsRefusedAndAFault(string what)
    {
        using var probe = new ProbeFolder("OffThread");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync(what);

        await server.EventAsync("probe:refused");
        Fault fault = await server.FaultAsync(FaultKind.OffMainThread);
        Assert.Equal(("offthread", true), (fault.Resource, fault.IsFatal));
    }

    [Fact]
    public async Task Print_OffTheMainThread_IsFineAndNamesTheResource()
    {
        using var probe = new ProbeFolder("OffThread");
        using var other = new ProbeFolder("Echo");
        await using EmulatedServer server = await EmulatedServer.StartAsync(other, probe);

        await server.Host.RaiseAsync("probe:print");

        Assert.Equal("[script:offthread] from elsewhere", await server.LineAsync("from elsewhere"));
    }

    [Theory]
    [InlineData("biginteger")]
    [InlineData("datetime")]
    [InlineData("decimal")]
    [InlineData("object")]
    [InlineData("nested")]
    public async Task Argument_ThatIsNotPlainData_IsRefusedAndAFault(string what)
    {
        using var probe = new ProbeFolder("Forbidden");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:forbidden", what);

        await server.EventAsync("probe:refused");
        Assert.True((await server.FaultAsync(FaultKind.ForbiddenArgument)).IsFatal);
    }

    [Fact]
    public async Task RawArguments_ThatAreCutOff_AreAFault()
    {
        using var probe = new ProbeFolder("Costs");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:cost", "cut off");

        Assert.Contains("probe:cheap", (await server.FaultAsync(FaultKind.ForbiddenArgument)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskException_ThatNobodyLooksAt_IsAFault()
    {
        using var probe = new ProbeFolder("Careless");
        EmulatedServer server = await EmulatedServer.StartAsync(probe);
        server.Expect(FaultKind.UnobservedException);

        // The exception is only known to be lost when the task is collected: at the latest when the server stops.
        await server.Host.RaiseAsync("probe:unobserved");
        await server.DisposeAsync();

        Assert.Contains(server.Host.Faults, fault => fault.Text.Contains("lost on purpose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AsyncVoid_ThatThrows_IsAFault()
    {
        using var probe = new ProbeFolder("Careless");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:void");

        Assert.Contains("void on purpose", (await server.FaultAsync(FaultKind.UnhandledException)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("probe:null")]
    [InlineData("probe:zero")]
    public async Task ProcessorFault_ThatIsCaught_IsAFaultAllTheSame(string name)
    {
        using var probe = new ProbeFolder("Careless");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync(name);

        Assert.True((await server.FaultAsync(FaultKind.ProcessorFault)).IsFatal);
    }

    [Fact]
    public async Task Script_ThatCannotBeConstructed_IsAFault()
    {
        using var probe = new ProbeFolder("Broken");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        Assert.Contains("on purpose", (await server.FaultAsync(FaultKind.StartFailed)).Text, StringComparison.Ordinal);
    }
}

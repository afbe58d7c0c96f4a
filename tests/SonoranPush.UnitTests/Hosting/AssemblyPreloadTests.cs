using SonoranPush.Hosting;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Hosting;

public sealed class AssemblyPreloadTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Preload_LoadsWhatTheResourceRefersTo_DirectlyOrNot()
    {
        Assert.True(new AssemblyPreload(_clock).LoadSome());

        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ToList();
        Assert.Contains("Microsoft.AspNetCore.SignalR.Client.Core", loaded);
        Assert.Contains("Microsoft.AspNetCore.Http.Connections.Client", loaded);
    }

    [Fact]
    public void Preload_ThatIsSlow_GoesOnWithTheNextTick()
    {
        _clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(6);
        var preload = new AssemblyPreload(_clock);

        Assert.False(preload.LoadSome());

        _clock.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.True(preload.LoadSome());
    }
}

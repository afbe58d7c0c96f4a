using SonoranPush.IntegrationTests.Resource.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The command <c>sonoranpush check</c> on an emulated server beside LocalCad.</summary>
public sealed class CheckTests
{
    [Fact]
    public Task Check_OfAHealthyServer_FindsNothing() => Scene.PlayAsync(new(), async scene =>
    {
        await scene.Host.ExecuteAsync("sonoranpush check");
        await scene.Host.ExecuteAsync("sonoranpush check");

        await Soon.TrueAsync(() => scene.Utterances.With("check: ").Length > 0, "the last line");
        Assert.Contains(", 0 failed, ", scene.Utterances.With("check: ")[0], System.StringComparison.Ordinal);
        Assert.Single(scene.Utterances.With("a check is already running"));
    });
}

using Moq;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;

namespace SonoranPush.UnitTests.Locations;

public sealed class PostalLoaderTests : Specification
{
    private readonly Mock<IScriptHost> _host = new(MockBehavior.Strict);

    [Fact]
    public void Begin_NoPostalResourceConfigured_CostsNoCrossing()
    {
        new PostalLoader(Logger).Begin(_host.Object, string.Empty);

        _host.VerifyNoOtherCalls();
    }

    [Fact]
    public void Begin_ResourceIsNotInstalled_CostsOneCrossing()
    {
        _host.Setup(host => host.ReadMetadataOf("nearest-postal", "postal_file")).Returns((string?)null);

        new PostalLoader(Logger).Begin(_host.Object, "nearest-postal");

        _host.VerifyAll();
        _host.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Pass_FileIsRead_GivesThePostalsOnce()
    {
        var loader = Load("""[{"x":10,"y":20,"code":"7001"},{"x":500,"y":20,"code":42}]""");
        PostalMap? taken = null;
        var times = 0;

        await Wait.Until(() => Pass(loader, postals => (taken, times) = (postals, times + 1)), "the postals");
        loader.Pass(_ => times++);

        Assert.Equal("7001", taken!.Nearest(11, 19));
        Assert.Equal("42", taken.Nearest(499, 0));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Pass_FileIsNoPostalFile_SaysSoAndGivesNothing()
    {
        Logger.Expect(nameof(Log.PostalsUnreadable));
        var loader = Load("""{"x":1}""");

        await Wait.Until(
            () =>
            {
                loader.Pass(_ => Assert.Fail("There are no postals."));
                return Logger.CountOf(nameof(Log.PostalsUnreadable)) == 1;
            },
            "the warning");
    }

    private static bool Pass(PostalLoader loader, Action<PostalMap> use)
    {
        var handed = false;
        loader.Pass(postals =>
        {
            handed = true;
            use(postals);
        });
        return handed;
    }

    private PostalLoader Load(string json)
    {
        _host.Setup(host => host.ReadMetadataOf("nearest-postal", "postal_file")).Returns("postals.json");
        _host.Setup(host => host.ReadFileOf("nearest-postal", "postals.json")).Returns(json);
        var loader = new PostalLoader(Logger);
        loader.Begin(_host.Object, "nearest-postal");
        return loader;
    }
}

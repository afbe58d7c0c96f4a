using Moq;
using SonoranPush.Diagnostics;
using SonoranPush.Locations.Postals;

namespace SonoranPush.UnitTests.Locations;

public sealed class PostalLoaderTests : Specification
{
    private const string Resource = "nearest-postal";
    private const string Codes = """[{"x":10,"y":20,"code":"7001"},{"x":500,"y":20,"code":42}]""";

    private readonly FakeScriptHost _host = new();
    private readonly List<PostalMap?> _used = new();
    private readonly PostalLoader _loader;

    public PostalLoaderTests()
    {
        _loader = new PostalLoader(_host, Logger);
        Install("postals.json", "postals.json", Codes);
    }

    [Fact]
    public void Use_NoPostalResourceConfigured_CostsNoCrossing()
    {
        _loader.Use(string.Empty);
        Tick();

        Assert.Equal(0, _host.Crossings);
    }

    [Fact]
    public void Use_ResourceIsNotStarted_ReadsNothing()
    {
        _host.Started.Clear();

        _loader.Use(Resource);
        Tick();

        Assert.Equal(1, _host.Crossings);
        Assert.Empty(_used);
    }

    [Fact]
    public async Task Tick_FileIsRead_GivesThePostalsOnce()
    {
        _loader.Use(Resource);

        await TickUntilUsed(1);
        Tick();

        Assert.Equal("7001", Assert.Single(_used)!.Nearest(11, 19));
        Assert.Equal("42", _used[0]!.Nearest(499, 0));
    }

    // Server builds from June 2026 on answer nothing to a leading slash.
    [Theory]
    [InlineData("/postals.json")]
    [InlineData("./postals.json")]
    [InlineData("\\postals.json")]
    [InlineData(".//./postals.json")]
    public async Task Tick_FileHasALeadingSlash_IsFound(string file)
    {
        Install(file, "postals.json", Codes);
        _loader.Use(Resource);

        await TickUntilUsed(1);
    }

    [Theory]
    [InlineData(null, "its manifest has no postal_file")]
    [InlineData("../other/postals.json", "the file ../other/postals.json is missing")]
    [InlineData("empty.json", "the file empty.json is missing, empty")]
    [InlineData("object.json", "the file object.json is not a JSON array")]
    [InlineData("none.json", "the file none.json is not a JSON array")]
    public async Task Tick_ResourceYieldsNothing_IsLoggedOnceWithItsReason(string? file, string reason)
    {
        Logger.Expect(nameof(Log.PostalsUnreadable));
        Install(file, "object.json", """{"x":1}""");
        Install(file, "none.json", "[{}]");
        Install(file, "empty.json", string.Empty);
        _loader.Use(Resource);

        await Wait.Until(
            () =>
            {
                Tick();
                return Logger.CountOf(nameof(Log.PostalsUnreadable)) > 0;
            },
            "the warning");
        Tick();

        var line = Assert.Single(Logger.Lines, line => line.Event == nameof(Log.PostalsUnreadable));
        Assert.Equal(407, line.Code);
        Assert.Contains(Resource, line.Text, StringComparison.Ordinal);
        Assert.Contains(reason, line.Text, StringComparison.Ordinal);
        Assert.Empty(_used);
    }

    [Fact]
    public async Task PostalResource_StoppedAndStarted_IsReadAgain()
    {
        _loader.Use(Resource);
        await TickUntilUsed(1);

        _loader.ResourceStopped("another");
        _loader.ResourceStopped(Resource);
        Tick();
        Assert.Null(_used[1]);

        Install("postals.json", "postals.json", """[{"x":1,"y":1,"code":"new"}]""");
        _loader.ResourceStarted("another");
        _loader.ResourceStarted(Resource);
        await TickUntilUsed(3);
        Assert.Equal("new", _used[2]!.Nearest(0, 0));
    }

    [Fact]
    public async Task PostalResource_ThatStartsAfterThisOne_IsRead()
    {
        _host.Started.Clear();
        _loader.Use(Resource);
        Tick();

        _loader.ResourceStarted(Resource);

        await TickUntilUsed(1);
    }

    [Fact]
    public async Task PostalResource_StoppedWhileItsFileIsParsed_LeavesNoCodes()
    {
        _loader.Use(Resource);
        Tick();
        _loader.ResourceStopped(Resource);
        _used.Clear();

        Tick();
        await Task.Yield();
        _host.MoveHere();
        Tick();

        Assert.Equal([null], _used);
    }

    private void Install(string? metadata, string file, string text)
    {
        _host.Started.Add(Resource);
        _host.Files.Remove($"{Resource}#postal_file");
        if (metadata is not null)
        {
            _host.Files[$"{Resource}#postal_file"] = metadata;
        }

        _host.Files[$"{Resource}/{file}"] = text;
    }

    private void Tick() => _loader.Tick(_used.Add);

    private Task TickUntilUsed(int count) => Wait.Until(
        () =>
        {
            _host.MoveHere();
            Tick();
            return _used.Count == count;
        },
        "the postal codes");
}

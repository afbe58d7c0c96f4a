using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class ApiKeyExposureCheckTests : Specification
{
    private const string Convar = "sonoranpush_apiKey";
    private const string Set = "set sonoranpush_apiKey \"k\"\n";
    private const string Protect = "add_convar_permission sonoranpush read sonoranpush_apiKey\n";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(Set + Protect, nameof(ApiKeyExposure.Restricted))]
    [InlineData(Protect + Set, nameof(ApiKeyExposure.Restricted))]
    [InlineData("  SET sonoranpush_apiKey k ; Add_Convar_Permission a read \"sonoranpush_apiKey\" # why", nameof(ApiKeyExposure.Restricted))]
    [InlineData(Set, nameof(ApiKeyExposure.EveryResource))]
    [InlineData(Set + "#" + Protect, nameof(ApiKeyExposure.EveryResource))]
    [InlineData(Set + "// " + Protect, nameof(ApiKeyExposure.EveryResource))]
    [InlineData(Set + "add_convar_permission sonoranpush read sonoranpush_apikey", nameof(ApiKeyExposure.EveryResource))]
    [InlineData(Set + "add_convar_permission sonoranpush write sonoranpush_apiKey", nameof(ApiKeyExposure.EveryResource))]
    [InlineData(Set + "say \"" + "add_convar_permission a read sonoranpush_apiKey\"", nameof(ApiKeyExposure.EveryResource))]
    [InlineData("setr sonoranpush_apiKey k\n" + Protect, nameof(ApiKeyExposure.World))]
    [InlineData("sets SONORANPUSH_APIKEY k", nameof(ApiKeyExposure.World))]
    [InlineData("", nameof(ApiKeyExposure.Unknown))]
    [InlineData("# " + Set, nameof(ApiKeyExposure.Unknown))]
    [InlineData("set sonoran_apiKey k", nameof(ApiKeyExposure.Unknown))]
    [InlineData(Set + "exec elsewhere.cfg", nameof(ApiKeyExposure.Unknown))]
    [InlineData(Set + "exec @sonorancad/sonorancad.cfg", nameof(ApiKeyExposure.Unknown))]
    public void Exposure_IsJudgedByTheServersConfiguration(string cfg, string exposure)
    {
        _files["server.cfg"] = cfg;

        Assert.Equal(exposure, ApiKeyExposureCheck.Judge(Read("+exec", "server.cfg"), Convar).ToString());
    }

    [Fact]
    public void Files_ThatAreExecuted_BelongToTheConfiguration()
    {
        _files["a.cfg"] = Set + "exec b.cfg";
        _files["b.cfg"] = "exec a.cfg\n" + Protect;

        Assert.Equal(ApiKeyExposure.Restricted, ApiKeyExposureCheck.Judge(Read("FXServer", "+exec", "a.cfg"), Convar));
    }

    [Fact]
    public void CommandLine_BelongsToTheConfiguration()
    {
        _files["server.cfg"] = Set;

        Assert.Equal(
            ApiKeyExposure.Restricted, ApiKeyExposureCheck.Judge(Read("+exec", "server.cfg", "+add_convar_permission", "a", "read", Convar), Convar));
    }

    [Fact]
    public void CommandLine_ThatExecutesNothing_MeansTheUsualFile()
    {
        _files["server.cfg"] = Set;

        Assert.Equal(ApiKeyExposure.EveryResource, ApiKeyExposureCheck.Judge(Read("FXServer"), Convar));
    }

    [Fact]
    public void Files_WithoutEnd_AreGivenUp()
    {
        var cfg = ServerCfgReader.Read(["+exec", "1"], file => $"exec {file}1");

        Assert.False(cfg.IsComplete);
        Assert.InRange(cfg.Commands.Count, 2, 100);
    }

    [Fact]
    public void OwnProcess_CanBeRead() => Assert.NotEmpty(ServerCfgReader.ReadOwn().Commands);

    [Fact]
    public void Key_ReadableByAll_IsReportedWithTheTwoLinesThatProtectIt()
    {
        Logger.Expect(nameof(Log.KeyReadable));

        Check(Set);

        var line = Assert.Single(Logger.Lines);
        Assert.Equal(106, line.Code);
        Assert.Contains("set sonoranpush_apiKey \"your API key\"", line.Text, StringComparison.Ordinal);
        Assert.Contains("add_convar_permission mine read sonoranpush_apiKey", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_SentToClients_IsAnError()
    {
        Logger.Expect(nameof(Log.KeySentOut));

        Check("setr sonoranpush_apiKey \"k\"");

        Assert.Equal(107, Assert.Single(Logger.Lines).Code);
    }

    [Theory]
    [InlineData(Set + Protect)]
    [InlineData("")]
    public void Key_ProtectedOrNotFound_IsNoWord(string cfg)
    {
        Check(cfg);

        Assert.Empty(Logger.Lines);
    }

    private ServerCfgReader Read(params string[] arguments) => ServerCfgReader.Read(arguments, file => _files.GetValueOrDefault(file));

    private void Check(string cfg)
    {
        _files["server.cfg"] = cfg;
        var protection = new ApiKeyExposureCheck(() => Read(), Logger);
        System.Threading.SpinWait.SpinUntil(() => protection.Check(Convar, "mine"), TimeSpan.FromSeconds(20));
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using SonoranPush.Configuration;

namespace SonoranPush.IntegrationTests.Release;

/// <summary>What an owner downloads: it holds what it should, and works.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly ReleaseZip _zip = new();

    public void Dispose() => _zip.Dispose();

    [Fact]
    public void Zip_HoldsTheResourceFolder_WhatIsReadBesideIt_AndNothingElse()
    {
        var expected = BuiltFolder.Files
            .Concat(["README.md", "CHANGELOG.md", "THIRD-PARTY-NOTICES.txt"])
            .Concat(Sources("docs"))
            .Concat(Sources("types"))
            .Concat(Sources("examples"));

        Assert.Equal(expected.Select(file => "sonoranpush/" + file).Order(StringComparer.Ordinal), _zip.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Zip_HoldsLibrariesBesideTheManifestOnly() =>
        Assert.DoesNotContain(_zip.Files, file => file.Count(letter => letter == '/') > 1 && Path.GetExtension(file) is ".dll" or ".pdb" or ".exe");

    [Fact]
    public void Links_OfItsPages_LeadToFilesInTheZip() => Assert.All(
        _zip.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => file["sonoranpush/".Length..]),
        page => Assert.All(
            Regex.Matches(_zip.Read(page), @"\]\((?!\w+://)([^)#\s]+)").Select(match => match.Groups[1].Value),
            link => Assert.True(File.Exists(Path.Combine(_zip.Folder, Path.GetDirectoryName(page)!, link)), $"{page}: {link}")));

    [Fact]
    public void Config_NamesASchemaThatIsInTheZip() =>
        Assert.True(File.Exists(Path.Combine(_zip.Folder, (string)JsonNode.Parse(_zip.Read("config.json"))!["$schema"]!)));

    [Fact]
    public void Notices_NameEachShippedLibraryWithItsPackage()
    {
        var notices = _zip.Read("THIRD-PARTY-NOTICES.txt");

        var libraries = BuiltFolder.Assemblies.Where(file => file != BuiltFolder.Script).ToList();
        Assert.NotEmpty(libraries);
        Assert.All(libraries, file => Assert.Contains($"{Path.GetFileName(file)}: package {Package(Path.GetFileNameWithoutExtension(file))}\n", notices, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Copyright (c) 2007 James Newton-King")]
    [InlineData("Copyright (c) .NET Foundation and Contributors")]
    [InlineData("License notice for Unicode data")]
    [InlineData("Exhibit A - Source Code Form License Notice")]
    public void Notices_HoldTheTextsOfTheLicences(string text) => Assert.Contains(text, _zip.Read("THIRD-PARTY-NOTICES.txt"), StringComparison.Ordinal);

    [Fact]
    public void Version_IsTheSameEverywhere()
    {
        Assert.Equal(BuiltFolder.Version, Regex.Match(_zip.Read("fxmanifest.lua"), "(?m)^version '(.*)'").Groups[1].Value);
        Assert.Equal(BuiltFolder.Version, Regex.Match(_zip.Read("CHANGELOG.md"), "(?m)^## (\\S+)").Groups[1].Value);
    }

    [Fact]
    public Task Zip_OnDotNet_ConnectsAndRaisesEvents() => Scene.PlayAsync(new() { Folder = _zip.Folder }, async scene =>
    {
        await scene.PushAsync("EVENT_UNIT_PANIC", 7);

        var raised = await scene.Events.FirstAsync(ScriptContract.PushEvent, _ => true);
        Assert.Equal("EVENT_UNIT_PANIC", raised.Arguments[0]);
        Assert.Equal(7, raised.Table(1).Number("number"));
        Assert.Equal(BuiltFolder.Version, (await scene.GetStatusAsync())["version"]);
    });

    /// <summary>Runs README's lines for <c>server.cfg</c>, with the two values that the owner fills in.</summary>
    [Fact]
    public Task Zip_InstalledAsItsReadmeSays_Connects() => Scene.PlayAsync(NotInstalled(), async scene =>
    {
        await scene.Host.StopResourceAsync(Scene.Resource);
        var lines = Regex.Match(_zip.Read("README.md"), @"```cfg\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("your API key", lines, StringComparison.Ordinal);
        lines = lines.Replace("your community id", scene.Cad.Options.CommunityId, StringComparison.Ordinal)
            .Replace("your API key", scene.Cad.Options.ApiKey, StringComparison.Ordinal);

        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await scene.Host.ExecuteAsync(line);
        }

        await scene.Events.NamedAsync(ScriptContract.Connected, 1);
        await Soon.TrueAsync(() => scene.Utterances.With("connected to Sonoran CAD, push events are on.").Length == 1, "the line that README promises");
        Assert.Empty(scene.Utterances.With("No such command"));
    });

    [MonoFact]
    public async Task Zip_OnMono_ConnectsAndRaisesEvents()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, _zip.Folder);
        await server.ShowsAsync("connected to Sonoran CAD");

        await cad.PushEventAsync(1, "EVENT_UNIT_PANIC", new JsonObject { ["number"] = 7 });
        await server.ConsumerHasHandledAsync(1);

        var report = await server.StopAsync();
        report.IsClean();
        var raised = Assert.Single(report.Events, raised => raised.Name == ScriptContract.PushEvent);
        Assert.Equal(7, raised.Arguments[1].GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Example_InCSharp_IsBuiltByItself_OutsideThisRepository()
    {
        var folder = Path.Combine(_zip.Folder, "shared", "examples", "unit-hud");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            ArgumentList = { "build", "-c", "Release", "-nodeReuse:false", $"-p:CitizenFxCore={typeof(CitizenFX.Core.BaseScript).Assembly.Location}" },
        };
        // Those of the build that runs these tests.
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        Assert.True(build.ExitCode == 0, output);
        Assert.True(File.Exists(Path.Combine(folder, "bin", "UnitHud.net.dll")));
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
    }

    private SceneOptions NotInstalled() => new()
    {
        Folder = _zip.Folder,
        LoggedIn = false,
        Convars = new() { [ConvarReader.CommunityId] = null, [ConvarReader.ApiKeyName] = null, [ConvarReader.ServerId] = null },
    };

    // What stands in the sources, without what a build leaves there.
    private static IEnumerable<string> Sources(string folder)
    {
        var sources = new DirectoryInfo(Path.Combine(BuiltFolder.Checkout, "shared", folder));
        return sources.Exists
            ? sources.GetFiles("*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(BuiltFolder.Checkout, file.FullName).Replace('\\', '/'))
                .Where(file => !Regex.IsMatch(file, "/(bin|obj)/|/packages.lock.json$"))
            : [];
    }

    // Every library here has its package's name. The lock file knows the version.
    private static string Package(string name)
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(BuiltFolder.Checkout, "server", "packages.lock.json")))!["dependencies"]!;
        return $"{name} {locked[".NETStandard,Version=v2.0"]![name]!["resolved"]}";
    }
}

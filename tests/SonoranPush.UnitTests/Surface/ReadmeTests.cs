using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.UnitTests.Rules;
using Xunit;

namespace SonoranPush.UnitTests.Surface;

/// <summary>What README says can be followed.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Sources.Root, "README.md"));

    [Fact]
    public void Links_LeadToHeadings()
    {
        var headings = Heading().Matches(Text).Select(match => "#" + NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-')).ToList();
        var links = Link().Matches(Text).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, headings));
    }

    [Fact]
    public void Files_ThatItNames_Exist()
    {
        var named = Readme.Code(Fence().Replace(Text, string.Empty)).Where(code => code.StartsWith("tests/", StringComparison.Ordinal) || code.StartsWith("shared/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Sources.Root, path)), path));
    }

    [Fact]
    public void ServerCfg_OfTheInstallation_SetsEveryCredential_AndStartsTheResource()
    {
        var mistakes = new List<string>();
        var lines = Readme.Section("Install").Split("```cfg")[1].Split("```")[0].Split('\n').Select(line => line.Trim()).ToList();
        var convars = lines.Where(line => line.StartsWith("set ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).ToDictionary(words => words[1], words => words[2].Trim('"'));
        var options = new PushOptions();

        new ConvarReader(name => convars.GetValueOrDefault(name), mistakes).Read(options);

        Assert.Empty(mistakes);
        Assert.Empty(ConvarReader.MissingLines(options));
        Assert.Single(options.Sessions());
        Assert.Contains($"ensure {ScriptContract.Command}", lines);
        Assert.Contains($"add_convar_permission {ScriptContract.Command} read {ConvarReader.ApiKeyName}", lines);
    }

    [GeneratedRegex(@"^#+ (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^ *```.*?```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"\]\((#[^)]*)\)")]
    private static partial Regex Link();
}

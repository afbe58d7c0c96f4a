using System.Reflection;
using System.Runtime.InteropServices;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Checks;

/// <summary>The data of the check of this resource. Immutable.</summary>
internal sealed record ResourceFacts
{
    /// <summary>The resource's name, that of its folder.</summary>
    public string Name { get; init; } = ScriptContract.Command;

    /// <summary>The version in the manifest; null when it names none.</summary>
    public string? ManifestVersion { get; init; }

    /// <summary>The convar <c>version</c> of the server, or null.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The comparison of the folder with the release; null when the folder is unknown.</summary>
    public FileComparison? Files { get; init; }

    /// <summary>The report of <c>players.lua</c>; null when it did not answer.</summary>
    public LuaReport? Lua { get; init; }

    /// <summary>Players that should be sampled.</summary>
    public int PlayersTracked { get; init; }

    /// <summary>True if push events are accepted over HTTP.</summary>
    public bool ListensToHttp { get; init; }
}

/// <summary>Files, versions, the Lua half, and the folder's name. Any thread.</summary>
internal static class ResourceCheck
{
    private const string Manifest = "fxmanifest.lua";

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(ResourceFacts facts)
    {
        var rows = new CheckRows("resource");
        var reinstall = $"stop {facts.Name}, replace its folder by the one of the release (keep config.json), then: refresh; ensure {facts.Name}";
        AddFiles(rows, facts.Files, reinstall);
        var server = facts.ServerVersion is { } version ? version : "a server that does not name its build";
        if (facts.ManifestVersion is { } manifest && manifest != PushResource.Version)
        {
            rows.Fail($"fxmanifest.lua is of version {manifest}, the library of {PushResource.Version}", reinstall);
        }

        rows.Ok($"SonoranPush {PushResource.Version} on {FindRuntime()}, {server}");
        if (facts.Lua is not { } lua)
        {
            rows.Fail(LogCodes.Prefix(LogCodes.PlayersNotSampled) + "players.lua does not answer, so no player is tracked", reinstall);
        }
        else
        {
            rows.Ok(ConsoleText.Format("players.lua runs and samples {0} of {1} tracked players", lua.Sampled, facts.PlayersTracked));
        }

        rows.Ok($"folder {facts.Name}: {DescribeName(facts)}");
        return rows.All;
    }

    private static void AddFiles(CheckRows rows, FileComparison? files, string reinstall)
    {
        if (files is null)
        {
            rows.Skip("the resource's folder is unknown, so its files were not compared");
            return;
        }

        var changed = files.Different.Where(name => name != Manifest).ToList();
        if (files.Missing.Count > 0)
        {
            rows.Fail("files of the release are missing: " + string.Join(", ", files.Missing), reinstall);
        }

        if (changed.Count > 0)
        {
            rows.Fail($"files are not those of version {PushResource.Version}: {string.Join(", ", changed)}", reinstall);
        }

        if (files.Different.Count > changed.Count)
        {
            rows.Warn("fxmanifest.lua was changed", "compare it with the one of the release, and keep only changes that you need");
        }

        if (files.Missing.Count + files.Different.Count == 0)
        {
            rows.Ok($"every file is that of version {PushResource.Version}");
        }
    }

    private static string DescribeName(ResourceFacts facts)
    {
        var http = facts.ListensToHttp ? $"push events are also accepted at POST /{facts.Name}/event" : "no push events over HTTP";
        return facts.Name == ScriptContract.Command ? http : $"exports answer under {facts.Name} and {ScriptContract.Command}; {http}";
    }

    private static string FindRuntime()
    {
        var name = Type.GetType("Mono.Runtime")?.GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, null);
        return name is null ? RuntimeInformation.FrameworkDescription : "Mono " + name;
    }
}

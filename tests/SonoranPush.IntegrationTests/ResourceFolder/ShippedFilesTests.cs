using System.Text.RegularExpressions;

namespace SonoranPush.IntegrationTests.ResourceFolder;

/// <summary>What the built folder holds, and what the server finds in it.</summary>
public sealed class ShippedFilesTests
{
    private static readonly string[] AllowedFiles =
    {
        "config.json",
        "fxmanifest.lua",
        "LICENSE",
        "Microsoft.AspNetCore.Connections.Abstractions.dll",
        "Microsoft.AspNetCore.Http.Connections.Client.dll",
        "Microsoft.AspNetCore.Http.Connections.Common.dll",
        "Microsoft.AspNetCore.SignalR.Client.Core.dll",
        "Microsoft.AspNetCore.SignalR.Client.dll",
        "Microsoft.AspNetCore.SignalR.Common.dll",
        "Microsoft.AspNetCore.SignalR.Protocols.Json.dll",
        "Microsoft.AspNetCore.SignalR.Protocols.NewtonsoftJson.dll",
        "Microsoft.Bcl.AsyncInterfaces.dll",
        "Microsoft.Bcl.TimeProvider.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "Microsoft.Extensions.DependencyInjection.dll",
        "Microsoft.Extensions.Features.dll",
        "Microsoft.Extensions.Logging.Abstractions.dll",
        "Microsoft.Extensions.Logging.dll",
        "Microsoft.Extensions.Options.dll",
        "Microsoft.Extensions.Primitives.dll",
        "Newtonsoft.Json.dll",
        "SonoranPush.Server.net.dll",
        "System.Buffers.dll",
        "System.Diagnostics.DiagnosticSource.dll",
        "System.IO.Pipelines.dll",
        "System.Memory.dll",
        "System.Net.ServerSentEvents.dll",
        "System.Runtime.CompilerServices.Unsafe.dll",
        "System.Text.Encodings.Web.dll",
        "System.Text.Json.dll",
        "System.Threading.Channels.dll",
        "System.Threading.Tasks.Extensions.dll",
        "players.lua",
    };

    private static readonly string[] Scripts = { BuiltFolder.Script, BuiltFolder.PlayersScript };

    // The server brings these itself; a second copy beside the script would be loaded in their place and break it.
    private static readonly string[] ServersOwn =
    {
        "CitizenFX.Core",
        "CitizenFX.Core.Server",
        "MsgPack",
        "Mono.Security",
        "System.Collections.Immutable",
        "System.ComponentModel.Annotations",
        "System.IO.Compression",
        "System.Net.Http",
        "System.Numerics.Vectors",
        "System.Reflection.Metadata",
        "System.Runtime.InteropServices.RuntimeInformation",
    };

    [Fact]
    public void BuiltFolder_HoldsTheListedFilesAndNoOther() =>
        Assert.Equal(AllowedFiles.Order(StringComparer.Ordinal), BuiltFolder.Files.Order(StringComparer.Ordinal));

    [Fact]
    public void BuiltFolder_HoldsNothingThatTheServerBringsItself()
    {
        var shipped = BuiltFolder.Files.Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(ServersOwn.Intersect(shipped, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Manifest_InTheBuiltFolder_FindsEachScriptOnce() =>
        Assert.Equal(Scripts, FindScripts(BuiltFolder.Root));

    [Fact]
    public void Manifest_InACheckout_FindsEachScriptOnce() =>
        Assert.Equal(Scripts, FindScripts(BuiltFolder.Checkout));

    // As the server does it: a star stands for anything but a folder separator.
    private static List<string> FindScripts(string resourceRoot)
    {
        var manifest = File.ReadAllText(Path.Combine(resourceRoot, "fxmanifest.lua"));
        var block = Regex.Match(manifest, @"server_scripts\s*\{([^}]*)\}").Groups[1].Value;
        var globs = Regex.Matches(block, "'([^']+)'").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(globs);
        return globs.SelectMany(glob => Match(resourceRoot, glob)).ToList();
    }

    private static string[] Match(string resourceRoot, string glob)
    {
        var folder = Path.Combine(resourceRoot, Path.GetDirectoryName(glob)!);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(glob)) : Array.Empty<string>();
    }
}

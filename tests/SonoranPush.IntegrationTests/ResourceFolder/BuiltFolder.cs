using System.Reflection;

namespace SonoranPush.IntegrationTests.ResourceFolder;

/// <summary>The resource folder that the build wrote, and the checkout around it.</summary>
internal static class BuiltFolder
{
    /// <summary>The checkout's root.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <summary>The folder that owners drop into <c>resources/</c>.</summary>
    public static string Root { get; } = Path.Combine(Checkout, "dist", "sonoranpush");

    /// <summary>Paths of all files in it, relative to it.</summary>
    public static IReadOnlyList<string> Files =>
        Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).ToList();

    /// <summary>Full paths of the shipped assemblies.</summary>
    public static IReadOnlyList<string> Assemblies => Directory.GetFiles(Root, "*.dll");

    /// <summary>The resource's script.</summary>
    public static string Script { get; } = Path.Combine(Root, "SonoranPush.Server.net.dll");

    /// <summary>The script that reads the players.</summary>
    public static string PlayersScript { get; } = Path.Combine(Root, "players.lua");

    /// <summary>The script's version, as it is released under.</summary>
    public static string Version { get; } = AssemblyName.GetAssemblyName(Script).Version!.ToString(3);

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SonoranPush.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}

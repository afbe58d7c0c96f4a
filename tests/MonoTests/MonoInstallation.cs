namespace SonoranPush.MonoTests;

/// <summary>Whether tests that spawn Mono can run here.</summary>
internal static class MonoInstallation
{
    /// <summary>Why they cannot; null when they can, or when <c>REQUIRE_MONO=1</c> asks that they fail instead.</summary>
    public static readonly string? ReasonToSkip = IsRequired || IsInstalled ? null : "There is no mono here: apt-get install mono-devel.";

    /// <summary>Whether tests that lack something must fail.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("REQUIRE_MONO") == "1";

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "mono.exe" : "mono")));
}

namespace SonoranPush.IntegrationTests.Page.Support;

/// <summary>Whether tests that drive a browser can run here.</summary>
internal static class BrowserInstallation
{
    /// <summary>Where the scenarios and their library lie.</summary>
    public static readonly string Folder = Path.Combine(BuiltFolder.Checkout, "tests", "Browser");

    /// <summary>Why they cannot; null when they can, or when <c>REQUIRE_BROWSER=1</c> asks that they fail instead.</summary>
    public static readonly string? ReasonToSkip = IsRequired ? null : Missing();

    private static bool IsRequired => Environment.GetEnvironmentVariable("REQUIRE_BROWSER") == "1";

    private static string? Missing() =>
        !IsInstalled("chromium") && Environment.GetEnvironmentVariable("CHROMIUM") is null
            ? "There is no Chromium here: apt-get install chromium, or name one in CHROMIUM."
        : !IsInstalled("node") ? "There is no Node here: apt-get install nodejs."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "The browser's library is not here: npm ci --prefix tests/Browser."
        : null;

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));
}

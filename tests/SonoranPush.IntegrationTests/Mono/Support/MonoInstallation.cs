using System;
using System.IO;
using System.Linq;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>Whether this machine has Mono.</summary>
internal static class MonoInstallation
{
    /// <summary>Why tests that need it are skipped; null when they run.</summary>
    public static string? ReasonToSkip { get; } =
        IsThere() || Environment.GetEnvironmentVariable("REQUIRE_MONO") == "1" ? null : "Needs Mono: apt-get install mono-devel";

    private static bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "mono")) || File.Exists(Path.Combine(folder, "mono.exe")));
}

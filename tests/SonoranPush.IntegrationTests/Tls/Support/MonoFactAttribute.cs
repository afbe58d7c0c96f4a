using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SonoranPush.IntegrationTests.Tls.Support;

/// <summary>A test that needs Mono. Without it the test is skipped, or fails when the environment says REQUIRE_MONO=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MonoFactAttribute : FactAttribute
{
    private static readonly bool IsRequired = Environment.GetEnvironmentVariable("REQUIRE_MONO") == "1";

    private static readonly bool IsInstalled = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "mono.exe" : "mono")));

    /// <summary>Decides whether the test runs.</summary>
    public MonoFactAttribute()
    {
        if (!IsInstalled && !IsRequired)
        {
            Skip = "There is no mono here: apt-get install mono-devel.";
        }
    }
}

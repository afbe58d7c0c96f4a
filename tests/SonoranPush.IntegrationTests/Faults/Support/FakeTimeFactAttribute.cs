using System;
using System.IO;
using System.Linq;
using SonoranPush.MonoTests;
using Xunit;
using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>A test on Mono that sets a process's wall clock by libfaketime. Without it the test is skipped, unless
/// <c>REQUIRE_MONO=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(MonoTraitDiscoverer.TypeName, MonoTraitDiscoverer.AssemblyName)]
public sealed class FakeTimeFactAttribute : FactAttribute, ITraitAttribute
{
    private const string Libraries = "/usr/lib";

    /// <summary>Decides whether the test runs.</summary>
    public FakeTimeFactAttribute() => Skip = MonoInstallation.ReasonToSkip
        ?? (Library is null && !MonoInstallation.IsRequired ? "There is no libfaketime here: apt-get install faketime." : null)!;

    /// <summary>The library that a process loads first; null when it is not installed.</summary>
    public static string? Library { get; } = !Directory.Exists(Libraries) ? null : Directory.EnumerateDirectories(Libraries)
        .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
        .FirstOrDefault(File.Exists);
}

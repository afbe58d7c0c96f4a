namespace SonoranPush.EmulatorTests.Emulation;

/// <summary>Where this checkout keeps what the tests run.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built resource, as it is shipped.</summary>
    public static string ResourceFolder => Path.Combine(Root, "dist", "sonoranpush");

    /// <summary>The built consumer.</summary>
    public static string ConsumerFolder => Path.Combine(Root, "dist", "consumer");

    /// <summary>The script behind every probe.</summary>
    public static string ProbeAssembly => Path.Combine(Output.FullName, "probes", "Probes.net.dll");

    /// <summary>The host that dotnet runs.</summary>
    public static string DotNetHost => Path.Combine(Output.FullName, "FxServer.Host.dll");

    /// <summary>The host that mono runs, built in the same configuration as this test.</summary>
    public static string MonoHost =>
        Path.Combine(Root, "tests", "FxServer.Host", "bin", Output.Parent!.Name, "net472", "FxServer.Host.exe");

    private static string FindRoot()
    {
        DirectoryInfo? folder = Output;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SonoranPush.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
    }
}

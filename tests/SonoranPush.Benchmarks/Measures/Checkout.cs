namespace SonoranPush.Benchmarks.Measures;

/// <summary>Where things are in the checkout that this program was built in.</summary>
internal static class Checkout
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    /// <summary>The top level.</summary>
    public static string Root { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>This project's folder.</summary>
    public static string Project { get; } = Path.Combine(Root, "tests", "SonoranPush.Benchmarks");

    /// <summary>The built resource.</summary>
    public static string Resource { get; } = Path.Combine(Root, "dist", "sonoranpush");

    /// <summary>A file that another test project has built, in the same configuration.</summary>
    public static string Built(string project, string framework, string file) =>
        Path.Combine(Root, "tests", project, "bin", Output.Parent!.Name, framework, file);
}

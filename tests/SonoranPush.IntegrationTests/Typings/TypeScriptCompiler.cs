using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SonoranPush.IntegrationTests.Typings;

/// <summary>The TypeScript compiler of the folder <c>tests/typings</c>, at its strictest.</summary>
internal static partial class TypeScriptCompiler
{
    /// <summary>The folder with the compiler, the server's own typings, and the sources for it.</summary>
    public static string Folder { get; } = Path.Combine(BuiltFolder.Checkout, "tests", "typings");

    private static string Declarations { get; } = Path.Combine(BuiltFolder.Checkout, "shared", "types", "sonoranpush.d.ts");

    private static string Packages { get; } = Path.Combine(Folder, "node_modules");

    /// <summary>Compiles a file against the declarations.</summary>
    /// <returns>Its mistakes, each with its line.</returns>
    public static async Task<IReadOnlyList<(int Line, string Text)>> CompileAsync(string file)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
            ArgumentList =
            {
                Path.Combine(Packages, "typescript", "bin", "tsc"), "--pretty", "false", "--noEmit", "--strict", "--lib", "es2022",
                "--types", "@citizenfx/server", "--typeRoots", Packages, file, Declarations,
            },
        };
        using var compiler = Process.Start(start)!;
        var output = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        var mistakes = Mistake().Matches(output).Select(match => (int.Parse(match.Groups[2].Value, null), match.Value.Trim())).ToList();

        // What is not about a line of the file, such as a compiler that is not there, must not pass for its approval.
        Assert.True(Mistake().Matches(output).All(match => match.Groups[1].Value == Path.GetFileName(file)), output);
        Assert.True(compiler.ExitCode == 0 == (mistakes.Count == 0) && (mistakes.Count > 0 || output.Length == 0), $"{compiler.ExitCode}: {output}");
        return mistakes;
    }

    [GeneratedRegex(@"^(?:.*[\\/])?([^\\/\n]+)\((\d+),\d+\): error .*$", RegexOptions.Multiline)]
    private static partial Regex Mistake();
}

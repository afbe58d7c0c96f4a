using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SonoranPush.IntegrationTests.Documentation;

/// <summary>A resource of the pages' examples in one language.</summary>
internal sealed class SnippetResource : IDisposable
{
    private const string CSharpManifest = "fx_version 'cerulean'\ngame 'gta5'\nserver_script '*.net.dll'\n";

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("sonoranpush-readme-");

    private SnippetResource() => Folder = _parent.CreateSubdirectory("readme").FullName;

    public string Folder { get; }

    public void Dispose() => _parent.Delete(recursive: true);

    /// <summary>The Lua examples.</summary>
    public static SnippetResource Lua()
    {
        var resource = new SnippetResource();
        File.WriteAllText(Path.Combine(resource.Folder, "fxmanifest.lua"), "fx_version 'cerulean'\ngame 'gta5'\nserver_script 'readme.lua'\n");
        File.WriteAllText(Path.Combine(resource.Folder, "readme.lua"), Snippets.In("lua"));
        return resource;
    }

    /// <summary>The JavaScript examples.</summary>
    public static SnippetResource JavaScript()
    {
        var resource = new SnippetResource();
        File.WriteAllText(Path.Combine(resource.Folder, "server.js"), Snippets.In("js"));
        return resource;
    }

    /// <summary>The C# examples, as the oldest compiler that is in use for scripts takes them: the first is a script, the others are lines
    /// in the constructor of one.</summary>
    public static SnippetResource CSharp()
    {
        var snippets = Snippets.Of("csharp");
        var resource = new SnippetResource();
        File.WriteAllText(Path.Combine(resource.Folder, "fxmanifest.lua"), CSharpManifest);
        var source = $$"""
            {{snippets[0]}}

            public class ReadmeScript : BaseScript
            {
                public ReadmeScript()
                {
                    {{string.Join('\n', snippets.Skip(1))}}
                }
            }
            """;
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Readme.net",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp7_3))],
            libraries.Select(library => MetadataReference.CreateFromFile(library)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(Path.Combine(resource.Folder, "Readme.net.dll"));
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return resource;
    }
}

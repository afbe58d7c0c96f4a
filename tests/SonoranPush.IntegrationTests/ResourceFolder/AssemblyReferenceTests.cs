using SonoranPush.IntegrationTests.ResourceFolder.References;

namespace SonoranPush.IntegrationTests.ResourceFolder;

/// <summary>Whether FXServer has what the shipped assemblies refer to.</summary>
public sealed class AssemblyReferenceTests
{
    // Mono keeps both in its core library, where the facts end. They are used in vectorised loops only, behind
    // Vector.IsHardwareAccelerated.
    private static readonly string[] NotListed =
    {
        "[System.Numerics.Vectors] T:System.Numerics.Vector",
        "[System.Numerics.Vectors] T:System.Numerics.Vector`1",
    };

    private static readonly ReferenceCheck Check = new(LibrariesAtRunTime());

    [Fact]
    public void ShippedAssemblies_ReferOnlyToWhatTheServerHas()
    {
        var missing = BuiltFolder.Assemblies
            .SelectMany(path => Check.FindMissing(AssemblyReferences.Read(path)).Select(line => (Path.GetFileName(path), line)))
            .Where(entry => !NotListed.Contains(entry.line))
            .ToList();

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Script_CallsTheServerWithTheListedSignatures()
    {
        var ours = AssemblyReferences.Read(BuiltFolder.Script).Members.Where(reference => reference.Type.Library == "CitizenFX.Core");

        // The check above is worth nothing if the script refers to the server by another name.
        Assert.Contains(ours, reference => reference.Member.Signature == "GetConvar(System.String,System.String)");
    }

    [Theory]
    [InlineData("GetCurrentResourceName", "GetCurrentResourceNane")] // a native
    [InlineData("WriteLine", "WriteLime")] // in the server's own code
    [InlineData("ConnectAsync", "ConnectAsymc")] // in the class library, by the listing
    [InlineData("GetTimestamp", "GetTimestomp")] // in an assembly that is shipped
    [InlineData("ToUnixTimeMilliseconds", "ToUnixTimeMillisecomds")] // in mscorlib, by the reference assembly
    public void Check_OfAPlantedName_Fails(string name, string planted)
    {
        var script = File.ReadAllBytes(BuiltFolder.Script);
        Plant(script, name, planted);

        Assert.Contains(Check.FindMissing(AssemblyReferences.Read(script)), line => line.Contains(planted, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_OfAnotherReturnType_Fails()
    {
        var libraries = LibrariesAtRunTime();
        libraries["CitizenFX.Core"].Members["M:CitizenFX.Core.Native.API.GetCurrentResourceName"] = "System.Int32";

        Assert.Contains(
            new ReferenceCheck(libraries).FindMissing(AssemblyReferences.Read(BuiltFolder.Script)),
            line => line.Contains("GetCurrentResourceName -> System.String", StringComparison.Ordinal));
    }

    private static Dictionary<string, Library> LibrariesAtRunTime()
    {
        var libraries = FxServerLibraries.Read();
        foreach (var path in BuiltFolder.Assemblies)
        {
            libraries[Path.GetFileNameWithoutExtension(path)] = Library.Read(path);
        }

        return libraries;
    }

    // Overwrites a name in the metadata's string heap.
    private static void Plant(byte[] assembly, string name, string planted)
    {
        var at = assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes("\0" + name + "\0"));
        Assert.True(at >= 0, $"The script does not refer to {name}.");
        Encoding.UTF8.GetBytes(planted).CopyTo(assembly, at + 1);
    }
}

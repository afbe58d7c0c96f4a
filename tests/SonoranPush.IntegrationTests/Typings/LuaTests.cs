using NLua;

namespace SonoranPush.IntegrationTests.Typings;

/// <summary>The annotations for Lua are Lua, so that the language server reads the file to its end.</summary>
public sealed class LuaTests
{
    private static readonly string File = Path.Combine(BuiltFolder.Checkout, "shared", "types", "sonoranpush.lua");

    [Fact]
    public void Annotations_Compile()
    {
        using var lua = new Lua();

        using var compiled = lua.LoadFile(File);
        Assert.NotNull(compiled);
    }

    [Fact]
    public void Annotations_WithoutAnEnd_DoNot()
    {
        using var lua = new Lua();
        var cut = System.IO.File.ReadAllText(File).TrimEnd().Replace("function exported:getUnit(id) end", "function exported:getUnit(id)", System.StringComparison.Ordinal);

        Assert.ThrowsAny<NLua.Exceptions.LuaException>(() => lua.LoadString(cut, "cut"));
    }
}

using System.Runtime.InteropServices;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>Carries texts between a Lua stack and a buffer without an array of their own: on Mono a large array costs more than the copy.
/// Main thread only.</summary>
internal static class LuaText
{
    // KeraLua's own name for the library that it brings.
    private const string Library = "lua54";

    /// <summary>Where the bytes of a text are, and how many; they stay there while the text is on the stack. Not for numbers, which this
    /// would turn into texts in their place.</summary>
    public static IntPtr Find(Lua lua, int index, out int length)
    {
        IntPtr text = lua_tolstring(lua.Handle, index, out UIntPtr size);
        length = checked((int)size);
        return text;
    }

    /// <summary>A text, or a number as one; empty for anything else. Without metamethods: an error of one would be a jump over managed
    /// frames.</summary>
    public static string Read(Lua lua, int index) => lua.IsStringOrNumber(index) ? lua.ToString(index, false) : string.Empty;

    /// <summary>Pushes a part of a buffer.</summary>
    public static void Push(Lua lua, byte[] buffer, int start, int length)
    {
        if (length == 0)
        {
            lua.PushString(string.Empty);
        }
        else
        {
            lua_pushlstring(lua.Handle, ref buffer[start], (UIntPtr)length);
        }
    }

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr lua_tolstring(IntPtr state, int index, out UIntPtr length);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr lua_pushlstring(IntPtr state, ref byte text, UIntPtr length);
}

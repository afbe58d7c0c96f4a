#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>The server's console. Any thread.</summary>
public static class Debug
{
    /// <summary>Prints a text as it is.</summary>
    public static void Write(string data) => ResourceRuntime.Owner()?.Print(data);

    /// <summary>Prints a formatted text.</summary>
    public static void Write(string format, params object[] args) => Write(string.Format(CultureInfo.InvariantCulture, format, args));

    /// <summary>Ends the line.</summary>
    public static void WriteLine() => Write("\n");

    /// <summary>Prints a line as it is.</summary>
    public static void WriteLine(string data) => Write(data + "\n");

    /// <summary>Prints a formatted line.</summary>
    public static void WriteLine(string format, params object[] args) =>
        Write(string.Format(CultureInfo.InvariantCulture, format, args) + "\n");
}

using NLua;

namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>Runs the client script of an example, in a time of its own.</summary>
internal sealed class GameClient : IDisposable
{
    private static readonly string Examples = Path.Combine(BuiltFolder.Checkout, "shared", "examples");

    private readonly Lua _lua = new();

    public GameClient(string example)
    {
        _lua.DoFile(Path.Combine(BuiltFolder.Checkout, "tests", "SonoranPush.IntegrationTests", "Examples", "Support", "gameclient.lua"));
        _lua.DoFile(Path.Combine(Examples, example, "client.lua"));
    }

    /// <summary>What was sent to the server: event and arguments, with blanks between.</summary>
    public IReadOnlyList<string> Sent => [.. ((LuaTable)_lua["sent"]).Values.Cast<string>()];

    /// <summary>The text that is on the screen in this frame, or null.</summary>
    public string? Drawn => (string?)_lua["drawn"];

    /// <summary>The blips on the map: name and place of each.</summary>
    public string Blips => (string)_lua.DoString("return describeBlips()")[0];

    public void Run(TimeSpan time)
    {
        _lua["drawn"] = null;
        Do($"run({(int)time.TotalMilliseconds})");
    }

    /// <summary>Runs a line of Lua, such as one that moves the player.</summary>
    public void Do(string line) => _lua.DoString(line);

    public void Dispose() => _lua.Dispose();
}

namespace SonoranPush.Hosting;

/// <summary>The functions of FXServer that the resource uses. Each call, except <see cref="WriteLine"/>, is one crossing (about 0.1 ms of
/// the main thread). Main thread only.</summary>
internal interface IScriptHost
{
    /// <summary>Reads a convar.</summary>
    /// <returns>Null when it is not set or empty.</returns>
    string? ReadConvar(string name);

    /// <summary>Reads a file of the resource folder as text, without a byte order mark.</summary>
    /// <returns>Null when there is none.</returns>
    string? ReadFile(string path);

    /// <summary>Reads a file of another resource as text, without a byte order mark.</summary>
    /// <returns>Null when there is no such resource or file.</returns>
    string? ReadFileOf(string resource, string path);

    /// <summary>Reads the first value of a key in another resource's manifest.</summary>
    /// <returns>Null when there is no such resource or key.</returns>
    string? ReadMetadataOf(string resource, string key);

    /// <summary>Returns true if another resource is started. Two crossings.</summary>
    bool IsStarted(string resource);

    /// <summary>Raises a server event from serialised arguments. Handlers of other resources run inside this call; their exceptions do not
    /// reach it.</summary>
    /// <param name="name">Event name.</param>
    /// <param name="arguments">A MessagePack array.</param>
    void RaiseEvent(string name, ArraySegment<byte> arguments);

    /// <summary>Requests another tick as soon as possible, before the next regular one.</summary>
    void ScheduleTick();

    /// <summary>Registers the handler of this resource's HTTP requests: those to <c>/NAME/...</c> on the server's port, which is public
    /// plain HTTP. Only calls of the server itself reach the handler. May be called once.</summary>
    /// <param name="handle">Handles each request on the main thread; must not throw.</param>
    void ListenToHttp(Action<IHttpContext> handle);

    /// <summary>Writes a line to the server console. Any thread, no crossing.</summary>
    void WriteLine(string line);
}

using System;

namespace SonoranPush.Hosting;

/// <summary>What the resource needs of FXServer. Every member but <see cref="WriteLine"/> is for the tick thread, and each call
/// of those is one crossing: about 0.1 ms of the server's main thread.</summary>
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

    /// <summary>Is another resource started? Two crossings.</summary>
    bool IsStarted(string resource);

    /// <summary>Raises a server event from serialised arguments. Handlers of other resources run inside this call; what they
    /// throw stays with them.</summary>
    /// <param name="name">Event name.</param>
    /// <param name="arguments">A MessagePack array.</param>
    void RaiseEvent(string name, ArraySegment<byte> arguments);

    /// <summary>Asks the server for another tick as soon as it can, without waiting for its own 50 ms.</summary>
    void ScheduleTick();

    /// <summary>Has this resource's HTTP requests handed over: those to <c>/NAME/...</c> on the server's own port, which is plain
    /// HTTP and open to the world. Only what the server itself hands over comes through. May be called once.</summary>
    /// <param name="handle">Takes each request on the tick thread; must not throw.</param>
    void ListenToHttp(Action<IHttpContext> handle);

    /// <summary>Writes a line to the server console. Any thread, no crossing.</summary>
    void WriteLine(string line);
}

using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace SonoranPush.Hosting;

/// <summary>Implements <see cref="IScriptHost"/> with FXServer's natives. Each native is called in its own method, so that a native missing
/// on an older server fails alone. Main thread only, except <see cref="WriteLine"/>.</summary>
internal sealed class CitizenScriptHost : IScriptHost
{
    // The native behind BaseScript.TriggerEvent. Called directly it takes bytes that another thread has serialised, and costs
    // one crossing instead of three.
    private const Hash TriggerEventInternal = (Hash)0x91310870;

    // Some editors write a byte order mark; FXServer does not strip it.
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _resourceName;

    public CitizenScriptHost(string resourceName) => _resourceName = resourceName;

    /// <inheritdoc />
    public string? ReadConvar(string name)
    {
        var value = API.GetConvar(name, string.Empty);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <inheritdoc />
    public string? ReadFile(string path) => ReadFileOf(_resourceName, path);

    /// <inheritdoc />
    public string? ReadFileOf(string resource, string path) => API.LoadResourceFile(resource, path)?.TrimStart(ByteOrderMark);

    /// <inheritdoc />
    public string? ReadMetadataOf(string resource, string key) => API.GetResourceMetadata(resource, key, 0);

    /// <inheritdoc />
    public bool IsStarted(string resource) => ResourceNameResolver.IsStarted(resource);

    /// <inheritdoc />
    public unsafe void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        fixed (byte* start = &arguments.Array![arguments.Offset])
        {
            Function.Call(TriggerEventInternal, name, new IntPtr(start), arguments.Count);
        }
    }

    /// <inheritdoc />
    public void ScheduleTick() => API.ScheduleResourceTick(_resourceName);

    /// <inheritdoc />
    public void ListenToHttp(Action<IHttpContext> handle) => API.SetHttpHandler(new Action<object?, object?>((request, response) =>
    {
        // Any resource that knows the reference of a passed function can call it, for example one that calls back a reference from a game
        // client. Such a caller has a name; the server has none.
        if (string.IsNullOrEmpty(API.GetInvokingResource()) && CitizenHttpContext.From(request, response) is { } call)
        {
            handle(call);
        }
    }));

    /// <inheritdoc />
    public void WriteLine(string line) => Debug.WriteLine(line);
}

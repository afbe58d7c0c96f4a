using System.Collections.Concurrent;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>A server in a process of its own, which takes control lines and answers in its events file.</summary>
internal sealed class ProcessNodeServer : INodeServer, IAsyncDisposable
{
    private readonly ServerProcess _server;
    private readonly string _license;
    private readonly EventTail _events;
    private readonly ConcurrentDictionary<int, Action<object?>> _functions = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _listening;
    private int _lastId;

    /// <param name="server">The server.</param>
    /// <param name="license">The license of its only player.</param>
    public ProcessNodeServer(ServerProcess server, string license)
    {
        _server = server;
        _license = license;
        _events = new EventTail(server.EventsFile);
        _listening = ListenAsync();
    }

    /// <summary>A resource raised an event: (name, arguments).</summary>
    public event Action<string, object?[]>? Raised;

    public void Note(string? line)
    {
    }

    public Task<object?> CallExportAsync(string resource, string name, JsonArray arguments, Action<int, object?> call)
    {
        var copy = (JsonArray)arguments.DeepClone();
        foreach (var function in copy.OfType<JsonObject>().Where(map => map["$function"] is not null))
        {
            var number = (int)function["$function"]!;
            var id = Interlocked.Increment(ref _lastId);
            _functions[id] = values => call(number, values);
            function["$function"] = id;
        }

        return AskAsync("$export", id => new { @do = "export", id, resource, name, args = copy });
    }

    public async Task<string> GetResourceStateAsync(string name) =>
        ((JsonElement)(await AskAsync("$state", id => new { @do = "resourceState", id, resource = name }))!).GetString()!;

    public string FindIdentifier(string player, string type) => _license;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _events.Dispose();
        _end.Dispose();
    }

    private async Task<object?> AskAsync(string answer, Func<int, object> line)
    {
        var id = Interlocked.Increment(ref _lastId);
        await _server.DoAsync(line(id));
        RaisedEvent? found = null;
        await Soon.TrueAsync(
            () => (found = _events.Read().FirstOrDefault(raised => raised.Name == answer && raised.Arguments[0].GetInt32() == id)) is not null, answer);
        return found!.Arguments[1] is { ValueKind: not JsonValueKind.Null } value ? value : null;
    }

    private async Task ListenAsync()
    {
        var seen = 0;
        while (!_end.IsCancellationRequested)
        {
            var events = _events.Read();
            foreach (var raised in events.Skip(seen))
            {
                if (raised.Name == "$callback")
                {
                    _functions[raised.Arguments[0].GetInt32()](raised.Arguments[1]);
                }
                else if (raised.Name[0] != '$')
                {
                    Raised?.Invoke(raised.Name, [.. raised.Arguments.EnumerateArray()]);
                }
            }

            seen = events.Count;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>A JavaScript resource beside a server, in a Node process: events that resources raise reach it, and it may call their
/// exports.</summary>
internal sealed class NodeResource : IAsyncDisposable
{
    private readonly INodeServer _server;
    private readonly Dictionary<string, string> _convars;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly object _writing = new();
    private readonly Task _obeying;
    private volatile bool _hasStarted;
    private bool _hasEnded;

    private NodeResource(INodeServer server, string script, Dictionary<string, string> convars)
    {
        _server = server;
        _convars = convars;
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(BuiltFolder.Checkout, "tests", "NodeRuntime", "runtime.js"), script },
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _server.Note(line.Data);
        _process.BeginErrorReadLine();
        _obeying = ObeyAsync();
    }

    /// <summary>What it printed.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Starts the server script of an example.</summary>
    public static async Task<NodeResource> StartAsync(Scene scene, string example, Dictionary<string, string> convars)
    {
        var resource = await StartAsync(
            new SceneNodeServer(scene), Path.Combine(BuiltFolder.Checkout, "shared", "examples", example, "server.js"), convars);
        scene.Host.EventRaised += raised => resource.Raise(raised.Name, [.. raised.Arguments]);
        return resource;
    }

    /// <summary>Starts a server script.</summary>
    public static async Task<NodeResource> StartAsync(INodeServer server, string script, Dictionary<string, string> convars)
    {
        var resource = new NodeResource(server, script, convars);
        await Soon.TrueAsync(() => resource._hasStarted || !resource._faults.IsEmpty || resource._process.HasExited, "the start of the script");
        resource.IsWell();
        return resource;
    }

    /// <summary>Changes a convar.</summary>
    public void SetConvar(string name, string value)
    {
        lock (_convars)
        {
            _convars[name] = value;
        }
    }

    /// <summary>Raises an event that the server would raise.</summary>
    public void Raise(string name, params object?[] arguments) => Write(new { @event = name, args = arguments });

    /// <summary>No handler has thrown, and the process lives.</summary>
    public void IsWell()
    {
        Assert.Empty(_faults);
        Assert.False(_process.HasExited, "The script's process has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        lock (_writing)
        {
            // The server raises events while it stops, after this.
            _hasEnded = true;
            _process.Kill();
        }

        await _obeying;
        _process.Dispose();
    }

    private async Task ObeyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _server.Note(line);
            await ObeyAsync(JsonNode.Parse(line)!);
        }
    }

    private async Task ObeyAsync(JsonNode line)
    {
        switch ((string)line["do"]!)
        {
            case "started":
                _hasStarted = true;
                break;
            case "print":
                _lines.Enqueue((string)line["text"]!);
                break;
            case "fault":
                _faults.Enqueue((string)line["text"]!);
                break;
            case "convar":
                lock (_convars)
                {
                    Write(new { answer = _convars.GetValueOrDefault((string)line["name"]!) });
                }

                break;
            case "export":
                Write(await AnswerAsync(line));
                break;
            case "resourceState":
                Write(new { answer = await _server.GetResourceStateAsync((string)line["name"]!) });
                break;
            case "identifier":
                Write(new { answer = _server.FindIdentifier((string)line["player"]!, (string)line["type"]!) });
                break;
        }
    }

    private async Task<object> AnswerAsync(JsonNode call)
    {
        try
        {
            var answer = await _server.CallExportAsync(
                (string)call["resource"]!, (string)call["name"]!, call["args"]!.AsArray(), (number, arguments) => Write(new { callback = number, args = arguments }));
            return new { answer };
        }
        catch (InvalidOperationException missing)
        {
            return new { error = missing.Message };
        }
    }

    private void Write(object line)
    {
        lock (_writing)
        {
            if (!_hasEnded && !_process.HasExited)
            {
                _process.StandardInput.WriteLine(JsonSerializer.Serialize(line));
                _process.StandardInput.Flush();
            }
        }
    }
}

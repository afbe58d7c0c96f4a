using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>The emulated server as a program of its own on Mono: told what to do by JSON lines, and heard through its console and
/// the file of its events.</summary>
/// <param name="folder">What it runs.</param>
/// <param name="httpPort">Where it takes HTTP requests to resources; null for nowhere.</param>
/// <param name="further">Folder of a third resource, or null.</param>
internal sealed class MonoServer(ResourceFolder folder, int? httpPort = null, string? further = null) : IDemoServer
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private readonly Process _process = new();
    private readonly FileTail _events = new(folder.EventsFile);
    private readonly List<string> _troubles = [];
    private bool _isRunning;

    public event Action<string>? ConsoleLine;

    public event Action<string, JsonArray>? Raised;

    /// <summary>Memory of its process.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public Task StartAsync(IReadOnlyDictionary<string, string> convars)
    {
        _process.StartInfo = new ProcessStartInfo("mono", Arguments(convars))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process.OutputDataReceived += (_, e) => Tell(e.Data);
        _process.ErrorDataReceived += (_, e) => Tell(e.Data);
        _events.Line += Read;
        try
        {
            _isRunning = _process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new PlatformNotSupportedException("The option --mono needs mono to be installed.", exception);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _events.Begin();
        return Task.CompletedTask;
    }

    public Task JoinAsync(Driver driver, Place place) => DoAsync(new
    {
        @do = "player",
        id = driver.PlayerId,
        name = driver.Name,
        identifiers = new[] { driver.License },
        x = place.X,
        y = place.Y,
        z = place.Z,
        heading = place.Heading,
        vehicle = driver.Vehicle is { } vehicle ? new { type = vehicle.Type, model = vehicle.Model, siren = vehicle.Siren } : null,
    });

    public Task MoveAsync(Driver driver, Place place) =>
        DoAsync(new { @do = "move", id = driver.PlayerId, x = place.X, y = place.Y, z = place.Z, heading = place.Heading });

    public Task RaiseAsync(string name) => DoAsync(new { @do = "event", name });

    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await DoAsync(new { @do = "stop" });
        await _process.WaitForExitAsync().WaitAsync(StopPatience);
        _isRunning = false;
        await _events.EndAsync();
        if (_process.ExitCode != 0)
        {
            _troubles.Add($"The server on Mono ended with exit code {_process.ExitCode}.");
        }

        return _troubles;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _events.EndAsync();
        _process.Dispose();
    }

    private List<string> Arguments(IReadOnlyDictionary<string, string> convars)
    {
        List<string> arguments =
        [
            ResourceFolder.MonoHost,
            "--resource", folder.Resource,
            "--resource", ResourceFolder.Consumer,
            "--events", folder.EventsFile,
        ];
        if (further is not null)
        {
            arguments.AddRange(["--resource", further]);
        }

        foreach (var (name, value) in convars)
        {
            arguments.AddRange(["--set", $"{name}={value}"]);
        }

        if (httpPort is { } port)
        {
            arguments.AddRange(["--http-port", $"{port}"]);
        }

        return arguments;
    }

    private Task DoAsync(object command) => _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));

    private void Tell(string? line)
    {
        if (line is not null)
        {
            ConsoleLine?.Invoke(line);
        }
    }

    // {"t":ms,"event":name,"args":[...]}; a name with a dollar is the host's own: an error, or its account at the end.
    private void Read(string line)
    {
        var entry = JsonNode.Parse(line)!;
        var name = (string)entry["event"]!;
        if (name == "$error")
        {
            _troubles.Add(line);
        }
        else if (name == "$account")
        {
            foreach (var fault in entry["faults"]!.AsArray())
            {
                _troubles.Add((string)fault!);
            }
        }
        else
        {
            Raised?.Invoke(name, entry["args"]!.AsArray());
        }
    }
}

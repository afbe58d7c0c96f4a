using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>The emulated FXServer in a process of its own, with the built resource and a consumer. Whatever it writes must not show the
/// API key.</summary>
internal class ServerProcess : IAsyncDisposable
{
    private readonly string _key;
    private readonly List<string> _console = new();
    private readonly Utterances _utterances = new();

    /// <summary>Starts a server whose resource logs in at a hub.</summary>
    /// <param name="runtime">What runs it.</param>
    /// <param name="hub">The hub's address and the community's key.</param>
    /// <param name="resource">The resource's folder.</param>
    /// <param name="consumer">The second resource, by the path of its folder from <c>dist</c>.</param>
    /// <param name="prepare">Adds to the process's environment and arguments.</param>
    public ServerProcess(
        ServerRuntime runtime, (Uri Url, string Key) hub, string resource, string consumer, Action<ProcessStartInfo>? prepare)
    {
        _key = hub.Key;
        Resource = Path.GetFileName(resource);
        Process = Start(runtime, ArgumentsFor(hub.Url, resource, consumer), prepare);
        Process.OutputDataReceived += (_, line) => Note(line.Data);
        Process.ErrorDataReceived += (_, line) => Note(line.Data);
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    /// <summary>The resource's name: that of its folder.</summary>
    public string Resource { get; }

    public Process Process { get; }

    /// <summary>Where the server writes down what resources raise, line by line.</summary>
    public string EventsFile { get; } = Path.GetTempFileName();

    private static string BuildConfiguration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Gives the server a control line.</summary>
    public Task DoAsync(object line) => Process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));

    public Task RestartResourceAsync() => DoAsync(new { @do = "restart", resource = Resource });

    public Task StopResourceAsync() => DoAsync(new { @do = "stopResource", resource = Resource });

    /// <summary>Waits until the console has shown a text.</summary>
    /// <param name="text">Part of a line.</param>
    /// <param name="times">In how many lines.</param>
    /// <returns>The first of them.</returns>
    public async Task<string> ShowsAsync(string text, int times = 1)
    {
        try
        {
            await Soon.TrueAsync(() => Process.HasExited || CountLines(text) >= times);
        }
        catch (TimeoutException)
        {
            // Told below, with the console.
        }

        if (CountLines(text) < times)
        {
            throw new InvalidOperationException($"The console did not show \"{text}\" {times} times:\n{ConsoleText()}");
        }

        lock (_console)
        {
            return _console.First(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Asks for the session's state until it is the expected one.</summary>
    public async Task SessionIsAsync(string state)
    {
        var asked = CountLines($"{state}^7");
        await Soon.TrueAsync(async () =>
        {
            await DoAsync(new { @do = "command", text = "sonoranpush status" });
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            return CountLines($"{state}^7") > asked;
        });
    }

    /// <summary>Waits until the consumer has handled so many push events.</summary>
    public async Task ConsumerHasHandledAsync(int count) => await Soon.TrueAsync(async () =>
    {
        await DoAsync(new { @do = "event", name = "consumer:report", args = Array.Empty<object>() });
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        return CountLines($" {count} push events, 0 out of order") > 0;
    });

    /// <summary>Waits until the server has noted an event of this name.</summary>
    public Task RaisesAsync(string name) => Soon.TrueAsync(() => ReadEvents().Contains($"\"event\":\"{name}\"", StringComparison.Ordinal));

    /// <summary>What the console has shown so far, errors included.</summary>
    public IReadOnlyList<string> Lines()
    {
        lock (_console)
        {
            return _console.ToList();
        }
    }

    public int CountLines(string text)
    {
        lock (_console)
        {
            return _console.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Stops the server and tells what it noted. Fails when anything that it wrote shows the key.</summary>
    public async Task<MonoServerReport> StopAsync()
    {
        await DoAsync(new { @do = "stop" });
        try
        {
            await Process.WaitForExitAsync().WaitAsync(Soon.Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The server did not end. Its threads and its console:\n{await DumpThreadsAsync()}");
        }

        AssertSecrecy();
        return MonoServerReport.Read(EventsFile, Process.ExitCode, ConsoleText());
    }

    /// <summary>The console, with the stacks of the threads: Mono answers SIGQUIT with them.</summary>
    public async Task<string> DumpThreadsAsync()
    {
        using (var kill = Process.Start("kill", ["-QUIT", Process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        try
        {
            await Soon.TrueAsync(() => CountLines("Full thread dump") > 0);
            await Soon.TrueAsync(IsQuietAsync);
        }
        catch (TimeoutException)
        {
            // It does not even do that.
        }

        return ConsoleText();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        try
        {
            AssertSecrecy();
        }
        finally
        {
            Process.Dispose();
            File.Delete(EventsFile);
        }
    }

    private async Task<bool> IsQuietAsync()
    {
        var before = CountLines(string.Empty);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        return CountLines(string.Empty) == before;
    }

    private void AssertSecrecy()
    {
        _utterances.WriteLine(ReadEvents());
        _utterances.AssertSilentAbout(_key);
    }

    private string[] ArgumentsFor(Uri hub, string resource, string consumer) =>
    [
        "--resource", resource,
        "--resource", Path.Combine(BuiltFolder.Checkout, "dist", consumer),
        "--events", EventsFile,
        "--set", "sonoranpush_communityId=demo",
        "--set", $"sonoranpush_apiKey={_key}",
        "--set", "sonoranpush_serverId=1",
        "--set", "sonoranpush_logLevel=debug",
        "--set", $"sonoranpush_hubUrl={hub}",
    ];

    private static Process Start(ServerRuntime runtime, string[] arguments, Action<ProcessStartInfo>? prepare)
    {
        var (program, host) = runtime == ServerRuntime.Mono ? ("mono", Host("net472", "exe")) : ("dotnet", Host("net10.0", "dll"));
        var start = new ProcessStartInfo(program, [host, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        prepare?.Invoke(start);
        return Process.Start(start)!;
    }

    private static string Host(string framework, string extension) => Path.Combine(
        BuiltFolder.Checkout, "tests", "FxServer.Host", "bin", BuildConfiguration, framework, $"FxServer.Host.{extension}");

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_console)
            {
                _console.Add(line);
            }

            _utterances.WriteLine(line);
        }
    }

    // The server is still writing it.
    private string ReadEvents()
    {
        using var file = new FileStream(EventsFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private string ConsoleText()
    {
        lock (_console)
        {
            return string.Join('\n', _console);
        }
    }
}

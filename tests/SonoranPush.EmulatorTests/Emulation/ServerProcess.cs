using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Sdk;

namespace SonoranPush.EmulatorTests.Emulation;

/// <summary>A server in a process of its own, steered by control lines.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _eventsFile = Path.GetTempFileName();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _news = new(0);

    private ServerProcess(string runtime, string host, string[] options)
    {
        var start = new ProcessStartInfo(runtime)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [host, "--events", _eventsFile, .. options];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Tell(e.Data);
        _process.ErrorDataReceived += (_, e) => Tell(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The console so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Starts a server on .NET; options as on the host's command line.</summary>
    public static ServerProcess OnDotNet(params string[] options) => new("dotnet", Repository.DotNetHost, options);

    /// <summary>Starts a server on Mono; options as on the host's command line.</summary>
    public static ServerProcess OnMono(params string[] options) => new("mono", Repository.MonoHost, options);

    /// <summary>Sends a control line.</summary>
    public Task DoAsync(object line) => _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));

    /// <summary>Waits for a console line with this text in it.</summary>
    public Task<string> LineAsync(string text) => LineAfterAsync(0, text);

    /// <summary>The same, but so many lines do not count.</summary>
    public async Task<string> LineAfterAsync(int lines, string text)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (_lines.Skip(lines).FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            TimeSpan rest = Patience - watch.Elapsed;
            if (rest <= TimeSpan.Zero || !await _news.WaitAsync(rest))
            {
                throw new XunitException($"No line {text} within {Patience}. Console:\n{string.Join("\n", _lines)}");
            }
        }
    }

    /// <summary>Asks the server to stop, waits for its end, and answers its exit code and what its resources raised.</summary>
    public async Task<(int ExitCode, IReadOnlyList<JsonElement> Events)> StopAsync()
    {
        await DoAsync(new { @do = "stop" });
        return await EndAsync();
    }

    /// <summary>Waits for the end that the server finds by itself.</summary>
    public async Task<(int ExitCode, IReadOnlyList<JsonElement> Events)> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, File.ReadLines(_eventsFile).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _news.Dispose();
        File.Delete(_eventsFile);
    }

    private void Tell(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            _news.Release();
        }
    }
}

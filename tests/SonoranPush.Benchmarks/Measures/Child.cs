using System.Threading.Channels;

namespace SonoranPush.Benchmarks.Measures;

/// <summary>A process of its own that takes lines and answers with lines. It is ended with this object.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Queue<string> _last = new();

    /// <summary>Starts it.</summary>
    public Child(string program, IEnumerable<string> arguments)
    {
        Process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        Process.OutputDataReceived += (_, e) => Take(e.Data, isOutput: true);
        Process.ErrorDataReceived += (_, e) => Take(e.Data, isOutput: false);
        Process.Start();
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>Gives it a line.</summary>
    public async Task WriteLineAsync(string line)
    {
        await Process.StandardInput.WriteLineAsync(line);
        await Process.StandardInput.FlushAsync();
    }

    /// <summary>The rest of the next line that has this text in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pass">Takes the lines before it; null for nobody.</param>
    /// <exception cref="TimeoutException">It did not come, or the process has ended.</exception>
    public async Task<string> HearAsync(string text, Action<string>? pass = null)
    {
        using var late = new System.Threading.CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var line = await _lines.Reader.ReadAsync(late.Token);
                if (line.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at)
                {
                    return line[(at + text.Length)..];
                }

                pass?.Invoke(line);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException($"{Process.StartInfo.FileName} did not say \"{text}\". Its last lines:\n{LastLines()}");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            Process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has ended before what was written to it could be flushed.
        }

        using var late = new System.Threading.CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await Process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            Process.Kill(entireProcessTree: true);
        }

        Process.Dispose();
    }

    private string LastLines()
    {
        lock (_last)
        {
            return string.Join('\n', _last);
        }
    }

    // The output ends with the process: nobody then waits in vain.
    private void Take(string? line, bool isOutput)
    {
        if (line is null)
        {
            if (isOutput)
            {
                _lines.Writer.TryComplete();
            }

            return;
        }

        lock (_last)
        {
            _last.Enqueue(line.Length > 300 ? line[..300] : line);
            if (_last.Count > 30)
            {
                _last.Dequeue();
            }
        }

        _lines.Writer.TryWrite(line);
    }
}

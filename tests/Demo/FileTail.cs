namespace SonoranPush.Demo;

/// <summary>Reads a text file that another process is writing, line by line, as it grows.</summary>
internal sealed class FileTail(string path)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    /// <summary>A whole line, without its end. On a pool thread.</summary>
    public event Action<string>? Line;

    /// <summary>Begins with the file's first line; the file need not exist yet.</summary>
    public void Begin() => _reading = ReadAsync();

    /// <summary>Ends after what is in the file now.</summary>
    public async Task EndAsync()
    {
        _end.TrySetResult();
        await _reading;
    }

    private async Task ReadAsync()
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var line = new StringBuilder();
        bool isLast;
        do
        {
            isLast = _end.Task.IsCompleted;
            Take(await reader.ReadToEndAsync(), line);
            await Task.WhenAny(_end.Task, Task.Delay(Interval, TimeProvider.System));
        }
        while (!isLast);
    }

    private void Take(string text, StringBuilder line)
    {
        var lines = text.Split('\n');
        foreach (var part in lines[..^1])
        {
            Line?.Invoke(line.Append(part).ToString());
            line.Clear();
        }

        line.Append(lines[^1]);
    }
}

namespace LocalCad;

/// <summary>Tells the person at the console what happens, one line each. Any thread.</summary>
internal sealed class CadLog(LocalCadOptions options)
{
    private readonly TextWriter _output = TextWriter.Synchronized(options.Output);
    private readonly ApiKeyRedactor _mask = new(options.ApiKey);

    /// <summary>Raised with each line, without its time.</summary>
    public event Action<string>? Written;

    public void Write(string line)
    {
        var time = options.TimeProvider.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        // Whatever quotes a client or a caller may quote the key with it.
        var safe = _mask.Hide(line).ReplaceLineEndings(" ");
        _output.WriteLine($"{time}  {safe}");
        Written?.Invoke(safe);
    }
}

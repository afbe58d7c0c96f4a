namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>LocalCad in a process of its own.</summary>
internal sealed class CadProcess : IAsyncDisposable
{
    private readonly Child _child = new("dotnet", [typeof(CadProcess).Assembly.Location, "cad"]);

    /// <summary>Where its hub is, known after <see cref="StartAsync"/>.</summary>
    public string Hub { get; private set; } = string.Empty;

    public static async Task<CadProcess> StartAsync()
    {
        var cad = new CadProcess();
        cad.Hub = await cad._child.HearAsync("hub ");
        return cad;
    }

    /// <summary>Pushes events to the session of a server. Ends when the last one has left.</summary>
    /// <param name="server">The server's id in the CAD.</param>
    /// <param name="count">How many.</param>
    /// <param name="rate">How many a second; 0: as fast as it goes.</param>
    /// <returns>Rows of unit locations that the hub has taken so far, of anybody.</returns>
    public async Task<int> PushAsync(int server, int count, int rate)
    {
        await _child.TellAsync(string.Create(CultureInfo.InvariantCulture, $"push {server} {count} {rate}"));
        return int.Parse(await _child.HearAsync("push "), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}

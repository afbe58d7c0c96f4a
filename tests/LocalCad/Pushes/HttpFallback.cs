using System.Net.Http;

namespace LocalCad.Pushes;

/// <summary>The way push events went before there was a websocket: an HTTP POST to the game server. Any thread.</summary>
internal sealed class HttpFallback : IDisposable
{
    // The game server is reached directly, whatever this machine browses through.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The text of the answer; null when there was none that said it went well.</summary>
    public async Task<string?> PostAsync(Uri address, string envelope)
    {
        try
        {
            using var body = new StringContent(envelope, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(address, body);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}

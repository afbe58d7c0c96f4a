using System.Net.Http;
using System.Net.Http.Headers;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>A REST client with the community's key.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;

    public RestClient(LocalCadServer cad, string? authorization = "Bearer demo-key")
    {
        _http = new HttpClient { BaseAddress = cad.Url };
        _http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonNode> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Xunit.Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public void Dispose() => _http.Dispose();
}

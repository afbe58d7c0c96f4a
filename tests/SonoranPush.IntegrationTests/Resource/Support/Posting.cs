using System.Net;
using System.Net.Http;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Sends HTTP requests to the resource of a scene, as anybody in the world may. What is answered goes to the scene's
/// utterances: no answer may hold the key.</summary>
internal static class Posting
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>An envelope with the right key.</summary>
    public static string Envelope(this Scene scene, int number, string type = "EVENT_TONE") =>
        new JsonObject { ["key"] = scene.Cad.Options.ApiKey, ["type"] = type, ["data"] = new JsonObject { ["number"] = number } }.ToJsonString();

    /// <summary>Posts a body to where the CAD posts.</summary>
    public static Task<(HttpStatusCode Status, string Body)> PostAsync(this Scene scene, string body) =>
        scene.SendAsync(HttpMethod.Post, scene.EventUrl, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Sends a request.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> SendAsync(
        this Scene scene, HttpMethod method, Uri address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var response = await Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        scene.Utterances.WriteLine($"{response} {body}");
        return (response.StatusCode, body);
    }
}

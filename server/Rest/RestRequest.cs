using System.Net.Http;
using System.Net.Http.Headers;
using SonoranPush.Configuration;

namespace SonoranPush.Rest;

/// <summary>A request to the CAD's REST service. Immutable.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">Its URL.</param>
/// <param name="Key">The community's key; it is sent and never shown.</param>
/// <param name="Body">JSON in UTF-8; null for none.</param>
internal sealed record RestRequest(HttpMethod Method, Uri Address, ApiKey Key, ArraySegment<byte>? Body = null)
{
    /// <summary>Read the CAD's error message of a refusal.</summary>
    public bool WantsDetail { get; init; }

    /// <summary>Creates the HTTP message; each attempt needs a new one.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key.Reveal());
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.ConnectionClose = true;
        if (Body is { } body)
        {
            // Otherwise Mono waits for a 100 Continue that not every gateway sends.
            message.Headers.ExpectContinue = false;
            message.Content = new ByteArrayContent(body.Array!, body.Offset, body.Count);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }
}

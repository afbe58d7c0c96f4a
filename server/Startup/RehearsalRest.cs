using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Startup;

/// <summary>A REST service that knows nobody. Any thread.</summary>
internal sealed class RehearsalRest : HttpMessageHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
}

using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalCad.Control;

/// <summary>Keeps web pages of strangers from pulling levers: a browser names the page's origin in each request that may change
/// something, and only LocalCad's own pages pass. Programs send no origin and pass too.</summary>
internal static class OwnOrigin
{
    public static async ValueTask<object?> RequireAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var foreign = HttpMethods.IsPost(context.Request.Method)
            && context.Request.Headers.TryGetValue(HeaderNames.Origin, out var origin)
            && !IsOwn(origin.ToString(), context.Connection);
        return foreign ? Results.StatusCode(StatusCodes.Status403Forbidden) : await next(invocation);
    }

    // Compared with the address of the connection: the Host header is the caller's word, and a name can be made to resolve here.
    private static bool IsOwn(string origin, ConnectionInfo connection) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Port == connection.LocalPort
        && (page.IdnHost == "localhost" || IPAddress.TryParse(page.IdnHost, out var address) && address.Equals(connection.LocalIpAddress));
}

using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalCad.Control;

/// <summary>Keeps web pages of strangers from pulling levers and from listening: a browser names the page's origin, or says that the
/// request crosses sites, and only LocalCad's own pages pass. Programs say neither and pass too.</summary>
internal static class OwnOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static async ValueTask<object?> RequireAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var headers = context.Request.Headers;
        var foreign = (headers.TryGetValue(HeaderNames.Origin, out var origin) && !IsOwn(origin.ToString(), context.Connection))
            // "none" is the person who typed the address. Another port of this machine is "same-site".
            || (headers.TryGetValue(FetchSite, out var site) && site.ToString() is not ("same-origin" or "none"));
        return foreign ? Results.StatusCode(StatusCodes.Status403Forbidden) : await next(invocation);
    }

    // Compared with the address of the connection: the Host header is the caller's word, and a name can be made to resolve here.
    private static bool IsOwn(string origin, ConnectionInfo connection) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Port == connection.LocalPort
        && (page.IdnHost == "localhost" || IPAddress.TryParse(page.IdnHost, out var address) && address.Equals(connection.LocalIpAddress));
}

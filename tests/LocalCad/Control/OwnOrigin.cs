using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalCad.Control;

/// <summary>Keeps web pages of strangers from pulling levers, from listening, and from logging in to the hub as the newest session: a
/// browser names the page's origin, or says that the request crosses sites, and only LocalCad's own pages pass. Programs say neither
/// and pass too.</summary>
internal static class OwnOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        var foreign = (headers.TryGetValue(HeaderNames.Origin, out var origin) && !IsOwn(origin.ToString(), context.Connection))
            // "none" is the person who typed the address. Another port of this machine is "same-site".
            || (headers.TryGetValue(FetchSite, out var site) && site.ToString() is not ("same-origin" or "none"));
        return foreign ? RefuseAsync(context) : next(context);
    }

    // LocalCad's own page is refused as well where it came through a tunnel or a container's port: hence what to open instead.
    private static Task RefuseAsync(HttpContext context)
    {
        var (scheme, port) = (context.Request.Scheme, context.Connection.LocalPort);
        var address = new IPEndPoint(Plain(context.Connection.LocalIpAddress!), port);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(
            $"Only LocalCad's own page may do this: open it at {scheme}://localhost:{port}/ or {scheme}://{address}/. A tunnel must have the same port.");
    }

    // Compared with the address of the connection: the Host header is the caller's word, and a name can be made to resolve here.
    private static bool IsOwn(string origin, ConnectionInfo connection) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Port == connection.LocalPort
        && (page.IdnHost == "localhost"
            || (IPAddress.TryParse(page.IdnHost, out var address) && Plain(address).Equals(Plain(connection.LocalIpAddress!))));

    // Where "::" is listened on, an IPv4 address arrives as an IPv6 one.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

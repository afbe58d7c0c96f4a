using System.Net;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Control;

/// <summary>Keeps a stranger's web page from reading here under a name of its own that it lets resolve to this machine: only
/// addresses and <c>localhost</c> are answered, and neither can be made to resolve.</summary>
internal static class OwnHost
{
    public static async Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        await context.Response.WriteAsync("LocalCad answers to its address or to localhost, not to other names.");
    }
}

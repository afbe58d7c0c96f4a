using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalCad.Viewing;

/// <summary>LocalCad's page: files inside this assembly, so that they are there wherever it runs.</summary>
internal static class PageFiles
{
    public const string Folder = "/page";

    // Nothing from elsewhere, nothing inside the document, and in no one's frame.
    private const string Policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly Dictionary<string, byte[]> Files = ReadFiles();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Find("index.html"));
        routes.MapGet(Folder + "/{**file}", Find);
    }

    /// <summary>Headers of everything that a browser may be shown.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static IResult Find(string file) =>
        Files.TryGetValue(file, out var bytes) ? Results.Bytes(bytes, ContentType(file)) : Results.NotFound();

    private static string ContentType(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static Dictionary<string, byte[]> ReadFiles() => EmbeddedFiles.Names("page/").ToDictionary(
        name => name, name => EmbeddedFiles.Read("page/" + name), StringComparer.Ordinal);
}

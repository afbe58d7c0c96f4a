using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SonoranPush.Benchmarks.Soak.Wire;
using SonoranPush.Demo;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>The game server's HTTP port: hands a POST to the resource of the path's first part, and writes down what came of
/// it.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpFront(WebApplication app) => _app = app;

    /// <summary>Where the CAD posts to.</summary>
    public Uri Fallback => new(new Uri(_app.Urls.Single()), "/sonorancad/event");

    public static async Task<HttpFront> StartAsync(IDemoServer server, Ledger ledger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => PassAsync(context, server, ledger));
        await app.StartAsync();
        return new HttpFront(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task PassAsync(HttpContext context, IDemoServer server, Ledger ledger)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var number = MarkReader.Find(body) ?? 0;
        ledger.Post(number, null);
        var path = context.Request.Path.Value!;
        context.Response.StatusCode = await server.PostAsync(path[path.IndexOf('/', 1)..], body);
        ledger.Post(number, context.Response.StatusCode);
    }
}

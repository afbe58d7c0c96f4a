using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>A game server's HTTP address that keeps what is posted to it.</summary>
internal sealed class HttpCatcher : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpCatcher(WebApplication app, int status)
    {
        _app = app;
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Posts.Enqueue($"{context.Request.Path} {context.Request.ContentType} {await reader.ReadToEndAsync()}");
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("ok");
        });
    }

    public ConcurrentQueue<string> Posts { get; } = [];

    public Uri Url => new($"{_app.Urls.Single()}/sonorancad/event");

    public static async Task<HttpCatcher> StartAsync(int status = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var catcher = new HttpCatcher(builder.Build(), status);
        await catcher._app.StartAsync();
        return catcher;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>The other side of a webhook: takes posts, and answers as it is told.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Webhook(WebApplication app)
    {
        _app = app;
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(TakeAsync);
    }

    /// <summary>What was posted.</summary>
    public ConcurrentQueue<JsonNode> Posts { get; } = [];

    /// <summary>The status of the next answers; 204 when there is none left.</summary>
    public ConcurrentQueue<int> Answers { get; } = [];

    /// <summary>While this is not complete no post is answered.</summary>
    public Task Silence { get; set; } = Task.CompletedTask;

    /// <summary>An address that is a secret, as those of real webhooks are.</summary>
    public string Address => $"{_app.Urls.Single()}/api/webhooks/1/secret-token";

    public static async Task<Webhook> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var webhook = new Webhook(builder.Build());
        await webhook._app.StartAsync();
        return webhook;
    }

    /// <summary>The texts of the posts, once there are as many.</summary>
    public async Task<string[]> ContentsAsync(int count)
    {
        await Soon.TrueAsync(() => Posts.Count >= count, $"{count} posts, {Posts.Count} came");
        return [.. Posts.Select(post => (string)post["content"]!)];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var post = JsonNode.Parse(await reader.ReadToEndAsync())!;
        Posts.Enqueue(post);
        await Silence;
        var status = Answers.TryDequeue(out var told) ? told : StatusCodes.Status204NoContent;
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "1";
        }
    }
}

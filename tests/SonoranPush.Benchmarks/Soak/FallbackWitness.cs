using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>Stands before the game server's HTTP port: passes the CAD's POSTs on, and writes down what was answered to each.</summary>
internal sealed class FallbackWitness : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private FallbackWitness(WebApplication app) => _app = app;

    /// <summary>The game server's HTTP port.</summary>
    public int ServerPort { get; } = FreePort();

    /// <summary>Where the CAD posts to.</summary>
    public Uri Fallback => new(new Uri(_app.Urls.Single()), "/sonorancad/event");

    public static async Task<FallbackWitness> StartAsync(Ledger ledger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var witness = new FallbackWitness(builder.Build());
        witness._app.Run(context => witness.PassAsync(context, ledger));
        await witness._app.StartAsync();
        return witness;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task PassAsync(HttpContext context, Ledger ledger)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var number = MarkReader.Find(body) ?? 0;
        ledger.Post(number, null);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new UriBuilder("http", "127.0.0.1", ServerPort, context.Request.Path).Uri, content);
        context.Response.StatusCode = (int)answer.StatusCode;
        ledger.Post(number, context.Response.StatusCode);
    }
}

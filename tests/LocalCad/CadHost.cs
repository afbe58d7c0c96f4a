using System.Net;
using LocalCad.Control;
using LocalCad.Faults;
using LocalCad.Hub;
using LocalCad.Locations;
using LocalCad.Pushes;
using LocalCad.Rest;
using LocalCad.Sessions;
using LocalCad.Viewing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace LocalCad;

/// <summary>One life of the web server, from listening to the end of its last connection. What LocalCad remembers lives
/// outside, in <see cref="LocalCadServer"/>.</summary>
internal static class CadHost
{
    public static WebApplication Build(LocalCadServer server, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, server.Options, port));
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddProblemDetails(problems =>
            problems.CustomizeProblemDetails = problem => problem.ProblemDetails.Instance = problem.HttpContext.Request.Path);
        AddHub(builder.Services, server);

        var app = builder.Build();
        app.Use((context, next) => SetDateAsync(server, context, next));
        // SignalR has pings of its own, and a frozen hub must be silent below them too.
        app.UseWebSockets(new() { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        // Gives REST's bare errors, such as a text where a number belongs, their problem document.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(RestApi.Path), branch => branch.UseStatusCodePages());
        app.UseWhen(context => IsForPeople(context.Request.Path), branch => branch.Use(OwnHost.RequireAsync).Use((context, next) =>
        {
            PageFiles.Protect(context.Response);
            return next(context);
        }));
        app.UseWhen(context => IsForOwnPages(context.Request.Path), branch => branch.Use(OwnOrigin.RequireAsync));
        app.UseRouting();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(CadHub.Path),
            branch => branch.Use(server.Sockets.HandleAsync));
        app.MapHub<CadHub>(CadHub.Path, hub => hub.Transports = HttpTransportType.WebSockets);
        server.Rest.Map(app);
        ControlApi.Map(app, server);
        PageFiles.Map(app);
        return app;
    }

    // The web server adds the right time to answers that have none.
    private static Task SetDateAsync(LocalCadServer server, HttpContext context, RequestDelegate next)
    {
        if (server.Faults.ClockAhead is var ahead && ahead != TimeSpan.Zero)
        {
            context.Response.Headers.Date = HeaderUtilities.FormatDate(server.Options.TimeProvider.GetUtcNow() + ahead);
        }

        return next(context);
    }

    private static bool IsForPeople(PathString path) =>
        path == "/" || path.StartsWithSegments(PageFiles.Folder) || path.StartsWithSegments(ControlApi.Path);

    // REST is not among it: it asks for a header that no foreign page can send.
    private static bool IsForOwnPages(PathString path) =>
        path.StartsWithSegments(ControlApi.Path) || path.StartsWithSegments(CadHub.Path);

    private static void Listen(KestrelServerOptions kestrel, LocalCadOptions options, int port) =>
        kestrel.Listen(options.Address, port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            if (options.Certificate is { } certificate)
            {
                endpoint.UseHttps(certificate, https => https.SslProtocols = options.TlsProtocols);
            }
        });

    private static void AddHub(IServiceCollection services, LocalCadServer server)
    {
        services.AddSignalR(hub => hub.AddFilter(new FaultFilter(server.Faults)));
        services.AddSingleton<IHubProtocol, EitherLoginProtocol>();
        services.AddSingleton(server.Options);
        services.AddSingleton(server.Rules);
        services.AddSingleton(server.Faults);
        services.AddSingleton(server.SessionTable);
        services.AddSingleton(server.LocationIntake);
    }

    /// <summary>The process belongs to the caller that started LocalCad: no handling of Ctrl+C here.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using LocalCad.Pushes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalCad.Control;

/// <summary>What a person or a script outside the process can see of LocalCad and do to it.</summary>
internal static class ControlApi
{
    public static void Map(IEndpointRouteBuilder routes, LocalCadServer cad)
    {
        var control = routes.MapGroup("/ctl").AddEndpointFilter(OwnOrigin.RequireAsync);
        control.MapGet("/state", () => Results.Json(CadState.Of(cad), CadState.Json));
        control.MapPost("/push", (HttpRequest request, string? server, string? @as) => PushAsync(request, cad, server, @as));
        control.MapPost("/drop", () => Drop(cad));
        control.MapPost("/close", (bool? allowReconnect) => CloseAsync(cad, allowReconnect));
        control.MapPost("/kill", (HttpResponse response, double seconds) => Kill(response, cad, seconds));
        control.MapPost("/fault", (HttpRequest request) => SetAsync(request, cad));
    }

    private static async Task<IResult> PushAsync(HttpRequest request, LocalCadServer cad, string? server, string? @as)
    {
        var serverId = cad.Options.ServerIds[0];
        if ((server is not null && !int.TryParse(server, out serverId)) || @as is not (null or "object" or "string"))
        {
            return Results.BadRequest("Ask for ?server=NUMBER&as=object or &as=string.");
        }

        using var reader = new StreamReader(request.Body);
        if (Envelope.WithKey(await reader.ReadToEndAsync(), cad.Options.ApiKey) is not { } envelope)
        {
            return Results.BadRequest("The body must be a JSON object: the envelope, with or without its key.");
        }

        PushForm? form = @as switch { "object" => PushForm.JsonObject, "string" => PushForm.JsonText, _ => null };
        return await cad.PushAsync(serverId, envelope, form)
            ? Results.NoContent()
            : Results.Conflict($"Server {serverId} has no session.");
    }

    private static IResult Drop(LocalCadServer cad)
    {
        cad.DropAll();
        return Results.NoContent();
    }

    private static async Task<IResult> CloseAsync(LocalCadServer cad, bool? allowReconnect)
    {
        foreach (var session in cad.Sessions)
        {
            await session.CloseAsync(allowReconnect);
        }

        return Results.NoContent();
    }

    private static IResult Kill(HttpResponse response, LocalCadServer cad, double seconds)
    {
        // After the answer, which would die with the connections.
        response.OnCompleted(() =>
        {
            cad.Kill(TimeSpan.FromSeconds(seconds));
            return Task.CompletedTask;
        });
        return Results.Accepted();
    }

    private static async Task<IResult> SetAsync(HttpRequest request, LocalCadServer cad)
    {
        using var body = await JsonBody.ReadAsync(request);
        return body is { RootElement: { ValueKind: JsonValueKind.Object } fault }
            && fault.TryGetProperty("switch", out var name) && name.ValueKind == JsonValueKind.String
            && fault.TryGetProperty("value", out var value)
            && Switches.TrySet(cad, name.GetString()!, value)
                ? Results.NoContent()
                : Results.BadRequest($$"""Send {"switch":NAME,"value":VALUE} with one of: {{string.Join(", ", Switches.Names)}}.""");
    }
}

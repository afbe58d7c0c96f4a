using System.Net.WebSockets;
using System.Text.Json;
using LocalCad.Pushes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalCad.Control;

/// <summary>What a person or a script outside the process can see of LocalCad and do to it.</summary>
internal static class ControlApi
{
    public const string Path = "/ctl";

    private const double MaxDowntimeSeconds = 24 * 60 * 60;

    public static void Map(IEndpointRouteBuilder routes, LocalCadServer cad)
    {
        var control = routes.MapGroup(Path);
        control.MapGet("/state", () => Results.Json(CadState.Of(cad), CadState.Json));
        control.MapGet("/stream", cad.Stream.ServeAsync);
        control.MapGet("/switches", () => Results.Json(Switches.Describe(cad), CadState.Json));
        control.MapGet("/samples", () => Results.Bytes(EmbeddedFiles.Read("samples.json"), "application/json"));
        control.MapGet("/bad", () => Results.Json(BadPayloads.Names));
        control.MapPost("/push", (HttpRequest request, int? server, string? @as) => PushAsync(request, cad, server, @as));
        control.MapPost("/bad", (string name, int? server) => LoadApi.PushBadAsync(cad, name, server));
        control.MapPost("/load", (HttpRequest request) => LoadApi.SetAsync(request, cad));
        control.MapPost("/units", (HttpRequest request, int? server) => BoardApi.SetUnitsAsync(request, cad, server));
        control.MapPost("/calls", (HttpRequest request, int? server) => BoardApi.SetCallsAsync(request, cad, server));
        control.MapPost("/drop", () => Drop(cad));
        control.MapPost("/close", (bool? allowReconnect, int? status) => CloseAsync(cad, allowReconnect, status));
        control.MapPost("/halfOpen", () => HalfOpen(cad));
        control.MapPost("/kill", (HttpResponse response, double seconds) => Kill(response, cad, seconds));
        control.MapPost("/fault", (HttpRequest request) => SetAsync(request, cad));
    }

    private static async Task<IResult> PushAsync(HttpRequest request, LocalCadServer cad, int? server, string? @as)
    {
        if (!PushForms.TryParse(@as, out var form))
        {
            return Results.BadRequest("Ask for as=object or as=string.");
        }

        if (await StrictJson.ReadAsync(request) is not JsonObject envelope)
        {
            return Results.BadRequest("The body must be a JSON object: the envelope, with or without its key.");
        }

        Envelope.FillInKey(envelope, cad.Options.ApiKey);
        return await cad.PushAsync(server ?? cad.Options.ServerIds[0], envelope.ToJsonString(), form)
            ? Results.NoContent()
            : Results.Conflict("The server has no session, and no fallback took it.");
    }

    private static IResult Drop(LocalCadServer cad)
    {
        cad.DropAll();
        return Results.NoContent();
    }

    private static IResult HalfOpen(LocalCadServer cad)
    {
        cad.HalfOpenAll();
        return Results.NoContent();
    }

    private static async Task<IResult> CloseAsync(LocalCadServer cad, bool? allowReconnect, int? status)
    {
        if (status is not (null or (>= 1000 and <= 4999 and not (1004 or 1005 or 1006 or 1015))))
        {
            return Results.BadRequest("Ask for a status that may travel: 1000 to 4999 without 1004, 1005, 1006 and 1015.");
        }

        foreach (var session in cad.Sessions)
        {
            await (status is { } code ? session.CloseAsync((WebSocketCloseStatus)code) : session.CloseAsync(allowReconnect));
        }

        return Results.NoContent();
    }

    private static IResult Kill(HttpResponse response, LocalCadServer cad, double seconds)
    {
        if (seconds is not (>= 0 and <= MaxDowntimeSeconds))
        {
            return Results.BadRequest($"Ask for seconds=0 to {MaxDowntimeSeconds}.");
        }

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
        var set = await StrictJson.ReadAsync(request) is JsonObject fault
            && fault["switch"] is JsonValue name && name.TryGetValue(out string? text)
            && fault.TryGetPropertyValue("value", out var value)
            && Switches.TrySet(cad, text, JsonSerializer.SerializeToElement(value));
        return set
            ? Results.NoContent()
            : Results.BadRequest($$"""Send {"switch":NAME,"value":VALUE} with one of: {{string.Join(", ", Switches.Names)}}.""");
    }
}

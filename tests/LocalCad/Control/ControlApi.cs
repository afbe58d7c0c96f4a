using System.IO;
using System.Threading.Tasks;
using LocalCad.Pushes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalCad.Control;

/// <summary>What a person or a script outside the process can do to LocalCad.</summary>
internal static class ControlApi
{
    public static void Map(IEndpointRouteBuilder routes, LocalCadServer server)
    {
        var control = routes.MapGroup("/ctl").AddEndpointFilter(OwnOrigin.RequireAsync);
        control.MapGet("/state", () => Results.Json(CadState.Of(server)));
        control.MapPost("/push", context => PushAsync(context, server));
        control.MapPost("/drop", () =>
        {
            server.DropAll();
            return Results.NoContent();
        });
    }

    private static async Task PushAsync(HttpContext context, LocalCadServer server)
    {
        var result = await PushResultAsync(context.Request, server);
        await result.ExecuteAsync(context);
    }

    private static async Task<IResult> PushResultAsync(HttpRequest request, LocalCadServer server)
    {
        using var reader = new StreamReader(request.Body);
        if (Envelope.WithKey(await reader.ReadToEndAsync(), server.Options.ApiKey) is not { } envelope)
        {
            return Results.BadRequest("The body must be a JSON object: the envelope, with or without its key.");
        }

        if (!TryReadServer(request, server, out var serverId) || !TryReadForm(request, out var form))
        {
            return Results.BadRequest("Ask for ?server=NUMBER&as=object or &as=string.");
        }

        return await server.PushAsync(serverId, envelope, form)
            ? Results.NoContent()
            : Results.Conflict($"Server {serverId} has no session.");
    }

    private static bool TryReadServer(HttpRequest request, LocalCadServer server, out int serverId)
    {
        serverId = server.Options.ServerIds[0];
        return !request.Query.TryGetValue("server", out var text) || int.TryParse(text, out serverId);
    }

    private static bool TryReadForm(HttpRequest request, out PushForm? form)
    {
        var text = request.Query["as"].ToString();
        form = text switch { "object" => PushForm.JsonObject, "string" => PushForm.JsonText, _ => null };
        return form is not null || text.Length == 0;
    }
}

using LocalCad.Rest;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Control;

/// <summary>Sets what REST answers about a server.</summary>
internal static class BoardApi
{
    /// <summary>The body is a JSON array of units.</summary>
    public static async Task<IResult> SetUnitsAsync(HttpRequest request, LocalCadServer cad, int? server)
    {
        if (Board(cad, server) is not { } board || await StrictJson.ReadAsync(request) is not JsonArray units)
        {
            return Results.BadRequest("Send an array of units, and the id of a configured server.");
        }

        board.SetUnits(units);
        return Results.NoContent();
    }

    /// <summary>The body is like the answer of REST; lists that are left out become empty.</summary>
    public static async Task<IResult> SetCallsAsync(HttpRequest request, LocalCadServer cad, int? server)
    {
        if (Board(cad, server) is not { } board || await StrictJson.ReadAsync(request) is not JsonObject calls)
        {
            return Results.BadRequest(
                """Send {"ActiveCalls":[],"EmergencyCalls":[],"ClosedCalls":[]}, and the id of a configured server.""");
        }

        board.SetCalls(List(calls, "ActiveCalls"), List(calls, "EmergencyCalls"), List(calls, "ClosedCalls"));
        return Results.NoContent();
    }

    private static CadBoard? Board(LocalCadServer cad, int? server) => cad.Boards.Find(server ?? cad.Options.ServerIds[0]);

    private static JsonArray List(JsonObject calls, string name) => calls[name] as JsonArray ?? [];
}

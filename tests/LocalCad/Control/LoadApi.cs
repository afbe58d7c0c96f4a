using LocalCad.Hub;
using LocalCad.Pushes;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Control;

/// <summary>Pushes what a session should stand: many events, and bad ones.</summary>
internal static class LoadApi
{
    /// <summary>The body is <c>{"perSecond":100,"server":1,"as":"object","event":{...}}</c>; all but the first may be left out.</summary>
    public static async Task<IResult> SetAsync(HttpRequest request, LocalCadServer cad)
    {
        if (await StrictJson.ReadAsync(request) is not JsonObject body || Order(body, cad) is not { } order)
        {
            return Results.BadRequest(
                $$"""Send {"perSecond":0 to {{PushLoad.MaxPerSecond}}}, and if you like "server", "as":"object" or "string", and "event".""");
        }

        cad.Load.Set(order);
        return Results.NoContent();
    }

    /// <summary>Writes a payload of the malformed set to the sessions of a server, byte for byte.</summary>
    public static async Task<IResult> PushBadAsync(LocalCadServer cad, string name, int? server)
    {
        if (BadPayloads.Record(name, cad.Options.ApiKey) is not { } record)
        {
            return Results.BadRequest("GET /ctl/bad names the payloads.");
        }

        var targets = cad.SessionTable.PushTargets(server ?? cad.Options.ServerIds[0]);
        foreach (var session in targets)
        {
            await session.SendBytesAsync([.. record, HubRecord.Separator]);
        }

        return targets.Count > 0 ? Results.NoContent() : Results.Conflict("The server has no session.");
    }

    private static LoadOrder? Order(JsonObject body, LocalCadServer cad)
    {
        var isGood = Number(body["perSecond"], out var perSecond) & Number(body["server"] ?? cad.Options.ServerIds[0], out var server)
            & PushForms.TryParse(body["as"]?.ToString(), out var form);
        if (!isGood || perSecond is < 0 or > PushLoad.MaxPerSecond || body["event"] is not (null or JsonObject))
        {
            return null;
        }

        var envelope = body["event"]?.DeepClone() as JsonObject;
        if (envelope is not null)
        {
            Envelope.FillInKey(envelope, cad.Options.ApiKey);
        }

        return new LoadOrder(perSecond, server, envelope?.ToJsonString(), form);
    }

    private static bool Number(JsonNode? node, out int number)
    {
        number = 0;
        return node is JsonValue value && value.TryGetValue(out number);
    }
}

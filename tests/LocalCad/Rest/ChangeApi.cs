using LocalCad.Pushes;
using LocalCad.Viewing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalCad.Rest;

/// <summary>The part of REST v2 that changes units and calls, with the CAD's limits per key. Every request changes the board, is followed by
/// the push event that tells of it, and is kept for whoever measures. Any thread.</summary>
internal sealed class ChangeApi(LocalCadServer cad, CadLog log)
{
    private const int MaxKept = 10_000;
    private const string Root = "/emergency/servers/{serverId:int}/";

    private readonly Changes _changes = new(cad.Options.TimeProvider);
    private readonly Lock _lock = new();
    private readonly Queue<ChangeRequest> _requests = new();

    public IReadOnlyList<ChangeRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public void Map(RouteGroupBuilder v2)
    {
        Map(v2, "PATCH", "units/status", 30, Changes.SetStatus);
        Map(v2, "PATCH", "units/panic", 20, Changes.SetPanic);
        Map(v2, "POST", "calls/911", 10, Changes.Create911Call);
        Map(v2, "DELETE", "calls/911/{callId}", 10, Changes.Remove911Call);
        Map(v2, "POST", "dispatch-calls", 20, Changes.CreateDispatchCall);
        Map(v2, "POST", "dispatch-calls/{callId}/attachments", 10, Changes.AttachUnits);
        Map(v2, "DELETE", "dispatch-calls/attachments", 10, Changes.DetachUnits);
        Map(v2, "POST", "dispatch-calls/{callId}/notes", 60, _changes.AddNote);
        Map(v2, "PATCH", "dispatch-calls/{callId}/postal", 10, Changes.SetPostal);
        Map(v2, "POST", "dispatch-calls/close", 10, Changes.CloseCalls);
    }

    private void Map(RouteGroupBuilder v2, string method, string path, int perMinute, Func<CadBoard, JsonObject, string?, Change> change)
    {
        var limit = new MinuteLimit(perMinute, cad.Options.TimeProvider);
        v2.MapMethods(Root + path, [method], (HttpContext context, int serverId) => HandleAsync(context, serverId, $"{method} {path}", limit, change));
    }

    private async Task<IResult> HandleAsync(
        HttpContext context, int serverId, string endpoint, MinuteLimit limit, Func<CadBoard, JsonObject, string?, Change> change)
    {
        var at = cad.Options.TimeProvider.GetUtcNow();
        var body = context.Request.ContentLength is null or 0 ? new JsonObject() : await StrictJson.ReadAsync(context.Request) as JsonObject;
        cad.Wire.AddRest(WireDirection.In, $"{context.Request.Method} {context.Request.Path} {body?.ToJsonString()}");
        if (limit.Enter() is { } wait)
        {
            Keep(new ChangeRequest(at, endpoint, serverId, body?.ToJsonString() ?? "", StatusCodes.Status429TooManyRequests), null);
            return RestApi.TooMany(context, cad.Rules, wait);
        }

        var done = cad.Boards.Find(serverId) is not { } board ? Change.Missing($"Server {serverId} is not configured.")
            : body is null ? Change.Refused("The body must be a JSON object.")
            : change(board, body, context.Request.RouteValues["callId"] as string);
        Keep(new ChangeRequest(at, endpoint, serverId, body?.ToJsonString() ?? "", done.Status), done.Answer);
        foreach (var (type, data) in done.Pushes.Where(_ => !cad.Rules.PushesChangeRest))
        {
            cad.Boards.Apply(serverId, type, data);
        }

        // It took effect, whatever becomes of the answer.
        _ = PushAsync(serverId, done.Pushes);
        await cad.Faults.DelayRestAnswerAsync(context.RequestAborted);
        return done.Answer is null
            ? Results.NoContent()
            : Results.Json(done.Answer, contentType: done.Status < 300 ? "application/json" : "application/problem+json", statusCode: done.Status);
    }

    private async Task PushAsync(int serverId, IReadOnlyList<(string Type, JsonObject Data)> pushes)
    {
        foreach (var (type, data) in pushes)
        {
            await cad.Pushes.DeliverAsync(serverId, Envelope.Create(cad.Options.ApiKey, type, data), null);
        }
    }

    private void Keep(ChangeRequest request, JsonNode? answer)
    {
        log.Write($"request   {request.Endpoint} on server {request.ServerId}: {request.Status}");
        cad.Wire.AddRest(WireDirection.Out, $"{request.Status} {answer?.ToJsonString()}");
        lock (_lock)
        {
            if (_requests.Count == MaxKept)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }
}

using LocalCad.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace LocalCad.Rest;

/// <summary>The part of REST v2 that a push client uses, with the CAD's limits per key. Any thread.</summary>
internal sealed class RestApi(LocalCadOptions options, CadFaults faults, CadBoards boards, ChangeApi changes)
{
    public const string Path = "/v2";

    private const int MaxPage = 100;

    private readonly MinuteLimit _unitsLimit = new(3, options.TimeProvider);
    private readonly MinuteLimit _callsLimit = new(5, options.TimeProvider);
    private readonly MinuteLimit _serversLimit = new(10, options.TimeProvider);

    public void Map(IEndpointRouteBuilder routes)
    {
        var v2 = routes.MapGroup(Path).AddEndpointFilter(AuthorizeAsync);
        Limit(v2.MapGet("/emergency/servers/{serverId:int}/units", Units), _unitsLimit);
        Limit(v2.MapGet("/emergency/servers/{serverId:int}/calls", Calls), _callsLimit);
        Limit(v2.MapGet("/general/servers", Servers), _serversLimit);
        changes.Map(v2);
    }

    /// <summary>The refusal of a request beyond the limit. The gateway in front of the CAD speaks, not the CAD: hence no problem
    /// document.</summary>
    public static IResult TooMany(HttpContext context, CadRules rules, TimeSpan wait)
    {
        if (rules.RetryAfter)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(
            new { message = "API rate limit exceeded", request_id = context.TraceIdentifier },
            statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static IResult Problem(int status, string title, string detail) => Results.Problem(detail, null, status, title);

    private static IResult NoServer(int serverId) =>
        Problem(StatusCodes.Status404NotFound, "Server not found", $"Server {serverId} is not configured.");

    private static IResult BadPage() => Problem(
        StatusCodes.Status400BadRequest, "Bad request", $"Limits go from 1 to {MaxPage}, offsets from 0; type is 0, 1 or 100.");

    private static bool IsPage(int limit, int offset) => limit is > 0 and <= MaxPage && offset >= 0;

    private IResult Units(int serverId, bool includeOffline = false, bool onlyUnits = true, int limit = MaxPage, int offset = 0) =>
        boards.Find(serverId) is not { } board ? NoServer(serverId)
        : !IsPage(limit, offset) ? BadPage()
        : Results.Json(board.Units(includeOffline, onlyUnits, limit, offset));

    private IResult Calls(int serverId, int closedLimit = 10, int closedOffset = 0, int type = CallTypes.All) =>
        boards.Find(serverId) is not { } board ? NoServer(serverId)
        : faults.CallsBeyondPlan ? Problem(StatusCodes.Status402PaymentRequired, "Payment required", "VERSION PLUS REQUIRED")
        : !IsPage(closedLimit, closedOffset) || type is not (CallTypes.Dispatch or CallTypes.Emergency or CallTypes.All) ? BadPage()
        : Results.Json(board.Calls(type != CallTypes.Emergency, type != CallTypes.Dispatch, closedLimit, closedOffset));

    private IResult Servers() => Results.Json(new { servers = boards.ServerIds.Select(ServerEntry.Of) });

    private async ValueTask<object?> AuthorizeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Request.Headers[HeaderNames.Authorization] == $"Bearer {options.ApiKey}"
            ? await next(invocation)
            : Problem(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the community's API key as bearer token.");

    private void Limit(RouteHandlerBuilder endpoint, MinuteLimit limit) => endpoint.AddEndpointFilter(async (invocation, next) =>
        options.Rules.RestLimits && limit.Enter() is { } wait ? TooMany(invocation.HttpContext, options.Rules, wait) : await next(invocation));

    private static class CallTypes
    {
        public const int Dispatch = 0;
        public const int Emergency = 1;
        public const int All = 100;
    }
}

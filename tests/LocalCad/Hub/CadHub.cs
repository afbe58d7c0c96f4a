using System.Text.Json;
using LocalCad.Faults;
using LocalCad.Locations;
using LocalCad.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace LocalCad.Hub;

/// <summary>The hub as Sonoran CAD documents it. Argument counts are SignalR's: exact.</summary>
internal sealed class CadHub(
    LocalCadOptions options, CadFaults faults, SessionTable sessions, LocationIntake locations, IHubContext<CadHub> hub)
    : Microsoft.AspNetCore.SignalR.Hub
{
    public const string Path = "/apiWsHub";

    public HubReply Authenticatev2(string? communityId, string? apiKey, int? serverId)
    {
        // A refused repetition ends the earlier login too: the answer that came last is the one that holds.
        sessions.Remove(Context.ConnectionId);
        if (LoginError(communityId, apiKey, serverId) is { } error)
        {
            sessions.Refuse(communityId, serverId, error);
            return HubReply.Refused(error);
        }

        var socket = Context.GetHttpContext()!.Features.GetRequiredFeature<HubSocket>();
        var client = hub.Clients.Client(Context.ConnectionId);
        sessions.Add(new CadSession(Context.ConnectionId, serverId, options.TimeProvider.GetUtcNow(), socket, client));
        return HubReply.Accepted(0);
    }

    public HubReply Authenticate(string? communityId, string? apiKey) => Authenticatev2(communityId, apiKey, null);

    public HubReply UnitLocation(JsonElement[]? updates) => locations.Take(sessions.Find(Context.ConnectionId), updates);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private string? LoginError(string? communityId, string? apiKey, int? serverId) =>
        faults.LoginRefusal is { } refusal ? refusal
        : communityId != options.CommunityId ? "Invalid community ID."
        : apiKey != options.ApiKey ? "Invalid API key."
        : serverId is { } id && !options.ServerIds.Contains(id) ? "Invalid serverId."
        : null;
}

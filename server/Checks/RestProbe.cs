using System.Net.Http;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Diagnostics;
using SonoranPush.Rest;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.Checks;

/// <summary>Requests units and calls of each server id whose last snapshot is too old or incomplete. The CAD allows three such requests a
/// minute, so at most two server ids are asked. Any thread but the main thread.</summary>
internal sealed class RestProbe
{
    private const int MaxServers = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    private readonly CadRestClient _rest;
    private readonly TimeProvider _time;

    public RestProbe(CadRestClient rest, TimeProvider time)
    {
        _rest = rest;
        _time = time;
    }

    /// <summary>Requests the data of each session. Ends within 10 s.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="isWanted">Snapshots are on; otherwise nothing is requested.</param>
    /// <param name="isReachable">There is a hub at the address: the key is sent nowhere else.</param>
    /// <param name="cancellation">Ends the requests.</param>
    public async Task<IReadOnlyList<RestFacts>> RunAsync(IReadOnlyList<SessionFacts> sessions, bool isWanted, bool isReachable, CancellationToken cancellation)
    {
        var asked = 0;
        return await Task.WhenAll(sessions.Select(session =>
        {
            var id = session.Status.ServerId;
            var reason = !isWanted ? "not asked, because rest.snapshot is false in config.json: units and calls are known from push events alone"
                : !isReachable ? "not asked, because there is no hub to connect to; see machine and hub"
                : session.Status.State == SessionState.Refused ? "not asked, because the login was refused; see hub"
                : null;
            if (reason is null && session.SnapshotAge is { } age && age < Recent)
            {
                return Task.FromResult(new RestFacts(id, null, null, ConsoleText.Format("units and calls were fetched {0:0} s ago", age.TotalSeconds), IsKnown: true));
            }

            reason ??= ++asked > MaxServers ? "not asked: the CAD allows few requests a minute" : null;
            return reason is null ? AskAsync(session, cancellation) : Task.FromResult(new RestFacts(id, null, null, reason));
        })).ConfigureAwait(false);
    }

    private async Task<RestFacts> AskAsync(SessionFacts session, CancellationToken cancellation)
    {
        var target = new SnapshotTarget(session.Settings);
        var answers = await Task.WhenAll(AskAsync(target, target.Units(0), cancellation), AskAsync(target, target.Calls, cancellation)).ConfigureAwait(false);
        return new RestFacts(target.ServerId, answers[0], answers[1]);
    }

    private async Task<RestResponse> AskAsync(SnapshotTarget target, Uri address, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await _rest.SendAsync(new RestRequest(HttpMethod.Get, address, target.Settings.Key), ending.Token)
                .WithinAsync(Limit, _time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            return new RestResponse(0, null, Problem: ConnectFailure.Describe(exception, address));
        }
        finally
        {
            ending.Cancel();
        }
    }
}

using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;

namespace SonoranPush.Checks;

/// <summary>The data of one session. Immutable.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Status">Its status.</param>
/// <param name="RoundTrips">Times of its last calls in milliseconds, sorted.</param>
/// <param name="LastEvent">Its last push event, or null.</param>
/// <param name="SnapshotAge">Age of its last snapshot; null when that was not complete.</param>
internal sealed record SessionFacts(SessionSettings Settings, SessionStatus Status, double[] RoundTrips, ReceivedEvent? LastEvent, TimeSpan? SnapshotAge = null);

/// <summary>The upgrade to a websocket, the login of each server id, round trips, and the last push event. Any thread.</summary>
internal static class HubCheck
{
    private const string Retry = "; then: sonoranpush reconnect";

    private static readonly TimeSpan LoginTime = TimeSpan.FromSeconds(10);

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(HubProbeResult probe, IReadOnlyList<SessionFacts> sessions, DateTimeOffset now)
    {
        var rows = new CheckRows("hub");
        AddUpgrade(rows, probe);
        if (sessions.Count == 0)
        {
            rows.Skip("there is no session: settings are missing");
        }

        foreach (var session in sessions)
        {
            AddSession(rows, session, probe, now);
            AddLastEvent(rows, session, now);
        }

        return rows.All;
    }

    private static void AddUpgrade(CheckRows rows, HubProbeResult probe)
    {
        var host = probe.Hub.Host;
        if (probe.Stage < ProbeStage.Upgrade)
        {
            rows.Skip("the hub cannot be reached; see machine");
            return;
        }

        if (probe.Stage == ProbeStage.Upgrade)
        {
            var (problem, advice) = MachineCheck.Split(probe.Problem ?? $"{host} did not answer the upgrade request", "wait for Sonoran CAD, and check its status page");
            rows.Fail(problem, advice);
            return;
        }

        var finding = ConsoleText.Format("{0} answers the upgrade to a websocket with {1}", host, probe.Status);
        switch (probe.Status)
        {
            case 101:
                rows.Ok($"{host} accepts the upgrade to a websocket");
                break;
            case >= 300 and < 400:
                rows.Fail($"{finding}, a redirection to {probe.Location ?? "an unknown address"}", "remove sonoranpush_hubUrl, or set it to the address that answers itself");
                break;
            case 401 or 403 or 407:
                rows.Fail(finding + ": something refuses this machine", "check firewall and proxy of this machine; ask the host whether the hub's address is blocked");
                break;
            case 404 or 405 or 410 or (>= 200 and < 300):
                rows.Fail(finding + ": there is no hub at this address", "remove sonoranpush_hubUrl from server.cfg, or correct its path (Sonoran CAD's is /apiWsHub). " + SettingsCheck.TakesEffect);
                break;
            case >= 500:
                rows.Fail(finding + ": it is not available", "wait: the resource keeps retrying; check Sonoran CAD's status page");
                break;
            default:
                rows.Fail(finding + ": the upgrade did not arrive or was refused", "check what stands between this server and the hub; a proxy must pass websockets on");
                break;
        }
    }

    private static void AddSession(CheckRows rows, SessionFacts session, HubProbeResult probe, DateTimeOffset now)
    {
        var status = session.Status;
        var name = ConsoleText.Format("server {0}: ", status.ServerId);
        switch (status.State)
        {
            case SessionState.Ready:
                rows.Ok(ConsoleText.Format("{0}logged in since {1:u}, logins {2}{3}", name, status.Since.UtcDateTime, status.Logins, Describe(session.RoundTrips)));
                break;
            case SessionState.Refused:
                rows.Fail($"{LogCodes.Prefix(LogCodes.LoginRefused)}{name}{status.LastError}", $"{LoginErrorAdvice.AdviceFor(status.LastError ?? string.Empty)} {SettingsCheck.TakesEffect}. To log in again with the same values: sonoranpush reconnect");
                break;
            case var _ when !probe.IsUpgraded:
                rows.Skip(name + "no session, because the hub does not accept the connection");
                break;
            case var state when status.LastError is { } error:
                var (finding, advice) = MachineCheck.Split(error, "the resource retries by itself; if this stays, copy this table into a request for help");
                rows.Fail($"{name}{state}: {finding}", advice + Retry);
                break;
            case var state when now - status.Since < LoginTime:
                rows.Skip($"{name}{state}", "enter the command again in a few seconds");
                break;
            default:
                rows.Warn(ConsoleText.Format("{0}{1} for {2:0} s", name, status.State, (now - status.Since).TotalSeconds), "enter: sonoranpush reconnect; if this returns, copy this table into a request for help");
                break;
        }
    }

    private static void AddLastEvent(CheckRows rows, SessionFacts session, DateTimeOffset now)
    {
        var name = ConsoleText.Format("server {0}: ", session.Status.ServerId);
        if (session.LastEvent is not { } last)
        {
            rows.Skip(name + "no push event yet", "change something in the CAD, a unit's status for example, and repeat the check");
            return;
        }

        var finding = ConsoleText.Format("{0}last push event {1:0} s ago, by {2}", name, (now - last.At).TotalSeconds, last.Transport);
        if (last.Transport == PushTransport.Http && session.Status.State == SessionState.Ready && last.At > session.Status.Since)
        {
            rows.Warn(finding + ", although there is a session", "sonoranpush reconnect; make sure that no other resource uses this server id");
        }
        else
        {
            rows.Ok(finding);
        }
    }

    private static string Describe(double[] roundTrips) => roundTrips.Length == 0 ? string.Empty : ConsoleText.Format(
        ", round trip p50 {0:0} ms, p99 {1:0} ms", DurationHistory.Percentile(roundTrips, 0.5), DurationHistory.Percentile(roundTrips, 0.99));
}

using SonoranPush.Diagnostics;
using SonoranPush.Rest;

namespace SonoranPush.Checks;

/// <summary>What is known of REST for one server id. Immutable.</summary>
/// <param name="ServerId">The CAD server id.</param>
/// <param name="Units">The answer to a request for units; null when none was sent.</param>
/// <param name="Calls">The answer to a request for calls; null when none was sent.</param>
/// <param name="Reason">Why no request was sent; null when one was.</param>
/// <param name="IsKnown">No request was needed: a snapshot was complete a moment ago.</param>
internal sealed record RestFacts(int ServerId, RestResponse? Units, RestResponse? Calls, string? Reason = null, bool IsKnown = false);

/// <summary>The answers of the REST service for each server id. Any thread.</summary>
internal static class RestCheck
{
    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(IReadOnlyList<RestFacts> servers)
    {
        var rows = new CheckRows("REST");
        if (servers.Count == 0)
        {
            rows.Skip("there is no session: settings are missing");
        }

        foreach (var server in servers)
        {
            if (server.Reason is { } reason)
            {
                rows.Add(server.IsKnown ? CheckResult.Ok : CheckResult.Skipped, ConsoleText.Format("server {0}: {1}", server.ServerId, reason));
            }

            Add(rows, server.ServerId, "units", server.Units);
            Add(rows, server.ServerId, "calls", server.Calls);
        }

        return rows.All;
    }

    private static void Add(CheckRows rows, int serverId, string what, RestResponse? answer)
    {
        if (answer is null)
        {
            return;
        }

        var finding = ConsoleText.Format("server {0}: {1}: {2}", serverId, what, answer.Problem ?? ConsoleText.Format("answered with {0}", answer.Status));
        switch (answer.Status)
        {
            case var _ when answer.IsGood:
                rows.Ok(finding);
                break;
            case 429:
                rows.Skip(finding, "enter the command again in a minute; look for other programs that use this key");
                break;
            case 401:
                rows.Fail(finding, "set sonoranpush_apiKey to the key on the CAD's Admin > Advanced > In-Game Integration page");
                break;
            case 404:
                rows.Fail(finding, "set sonoranpush_serverId to a server that is configured in the CAD");
                break;
            case 400 or 402 or 403:
                rows.Warn(finding, $"a larger plan may include them; until then, {what} are known from push events alone. To stop these requests, set rest.snapshot to false in config.json, then: restart sonoranpush");
                break;
            case 0:
                var (problem, advice) = MachineCheck.Split(finding, "check this machine's internet connection and firewall");
                rows.Fail(problem, advice);
                break;
            default:
                rows.Fail(finding, "wait, and repeat the check; check Sonoran CAD's status page");
                break;
        }
    }
}

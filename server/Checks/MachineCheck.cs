using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Checks;

/// <summary>Name resolution, TCP, TLS, clock and proxies. Any thread.</summary>
internal static class MachineCheck
{
    private const string CheckNetwork = "check this machine's internet connection, firewall and DNS";

    private static readonly TimeSpan ClockWarning = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClockFailure = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CertificateWarning = TimeSpan.FromDays(7);
    private static readonly string[] ProxyVariables = { "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY" };

    /// <summary>Names of environment variables that set a proxy.</summary>
    public static IReadOnlyList<string> FindProxies() => ProxyVariables
        .SelectMany(name => new[] { name, name.ToLowerInvariant() })
        .Where(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        .ToList();

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    /// <param name="probe">The answer to the upgrade request.</param>
    /// <param name="trustStore">Where trusted certificate authorities came from.</param>
    /// <param name="proxies">Environment variables that set a proxy.</param>
    public static IEnumerable<CheckRow> Rows(HubProbeResult probe, string trustStore, IReadOnlyList<string> proxies)
    {
        var rows = new CheckRows("machine");
        AddFailure(rows, probe);
        if (probe.Stage > ProbeStage.Resolve)
        {
            rows.Ok(probe.Hub.HostNameType == UriHostNameType.Dns
                ? ConsoleText.Format("{0} is {1} ({2:0} ms)", probe.Hub.Host, string.Join(", ", probe.Addresses.Take(3)), probe.ResolveTime.TotalMilliseconds)
                : "the hub's address needs no name resolution");
        }

        if (probe.Stage > ProbeStage.Connect)
        {
            rows.Ok(ConsoleText.Format("port {0} accepts connections ({1:0} ms)", probe.Hub.Port, probe.ConnectTime.TotalMilliseconds));
        }

        if (probe.TlsVersion is not null)
        {
            AddCertificate(rows, probe, trustStore);
        }

        AddClock(rows, probe);
        if (proxies.Count > 0)
        {
            rows.Warn(
                $"the environment sets a proxy ({string.Join(", ", proxies)}), which websockets of the C# runtime do not use",
                $"allow direct outbound connections to {probe.Hub.Host}:{probe.Hub.Port}, or remove the variable from the server's environment");
        }
        else
        {
            rows.Ok("the environment sets no proxy");
        }

        return rows.All;
    }

    /// <summary>Splits a sentence at the first semicolon into finding and advice.</summary>
    public static (string Finding, string Advice) Split(string sentence, string otherwise)
    {
        var at = sentence.IndexOf("; ", StringComparison.Ordinal);
        return at < 0 ? (sentence, otherwise) : (sentence.Substring(0, at), sentence.Substring(at + 2));
    }

    private static void AddFailure(CheckRows rows, HubProbeResult probe)
    {
        if (probe.Problem is not { } problem || probe.Stage >= ProbeStage.Upgrade)
        {
            return;
        }

        var (finding, advice) = Split(problem, CheckNetwork);
        var isOwn = probe.Hub.OriginalString is HubContract.ProductionUrl or HubContract.DevelopmentUrl;
        rows.Fail(LogCodes.Prefix(probe.Code) + finding, isOwn ? advice : $"{advice}; or remove sonoranpush_hubUrl from server.cfg, if it should be Sonoran CAD's own address");
    }

    private static void AddCertificate(CheckRows rows, HubProbeResult probe, string trustStore)
    {
        var finding = ConsoleText.Format(
            "{0}, certificate issued by {1}, valid until {2:yyyy-MM-dd}; trusted by {3}", probe.TlsVersion!, probe.Issuer!, probe.CertificateEnd, trustStore);
        if (probe.CertificateEnd - probe.Now < CertificateWarning)
        {
            rows.Warn(finding, $"have the certificate of {probe.Hub.Host} renewed before that day, and check this machine's clock");
        }
        else
        {
            rows.Ok(finding);
        }
    }

    private static void AddClock(CheckRows rows, HubProbeResult probe)
    {
        if (probe.Date is not { } date)
        {
            rows.Skip("the hub did not tell the time, so the clock was not compared");
            return;
        }

        // The header has whole seconds.
        var difference = probe.Now - date;
        var finding = ConsoleText.Format("this machine's clock is {0:0} s {1} the hub's", difference.Duration().TotalSeconds, difference < TimeSpan.Zero ? "behind" : "ahead of");
        var result = difference.Duration() >= ClockFailure ? CheckResult.Failed : difference.Duration() >= ClockWarning ? CheckResult.Warning : CheckResult.Ok;
        rows.Add(result, finding, result == CheckResult.Ok ? string.Empty : "set this machine's clock, and let it synchronise (NTP)");
    }
}

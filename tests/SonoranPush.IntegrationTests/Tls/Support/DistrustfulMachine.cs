using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.IntegrationTests.Tls.Support;

/// <summary>A machine whose Mono trusts nobody of its own accord, with a CA bundle that holds what the test wants.</summary>
internal sealed class DistrustfulMachine : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("mono-home-");

    public DistrustfulMachine(params X509Certificate2[] bundle) => WriteBundle(bundle);

    /// <summary>The bundle's path.</summary>
    public string Bundle => Path.Combine(_home.FullName, "bundle.pem");

    /// <summary>Replaces the bundle.</summary>
    public void WriteBundle(params X509Certificate2[] roots) =>
        File.WriteAllLines(Bundle, roots.Select(root => $"# {root.Subject}\n{root.ExportCertificatePem()}\n"));

    /// <summary>Starts a server here.</summary>
    /// <param name="hub">The hub's address.</param>
    /// <param name="serverIds">For whom it has sessions.</param>
    public MonoServer StartServer(Uri hub, string serverIds = "1,2") => MonoServer.Start(hub, prepare: server => Prepare(server, serverIds));

    public void Dispose() => _home.Delete(recursive: true);

    private void Prepare(ProcessStartInfo server, string serverIds)
    {
        // Mono keeps the authorities that it trusts below one of these.
        server.Environment["HOME"] = _home.FullName;
        server.Environment["XDG_CONFIG_HOME"] = _home.FullName;
        server.Environment["SSL_CERT_FILE"] = Bundle;
        server.ArgumentList.Add("--set");
        server.ArgumentList.Add($"sonoranpush_serverId={serverIds}");
    }
}

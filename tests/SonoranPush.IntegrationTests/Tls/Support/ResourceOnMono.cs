using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SonoranPush.IntegrationTests.ResourceFolder;
using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Tls.Support;

/// <summary>The built resource in a server on Mono that trusts nobody, on a machine whose CA bundle is the test's.</summary>
internal sealed class ResourceOnMono : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The emulated server that mono runs, built in the same configuration as this test.</summary>
    private static readonly string Host = Path.Combine(
        BuiltFolder.Checkout, "tests", "FxServer.Host", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net472", "FxServer.Host.exe");

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("mono-home-");
    private readonly Process _process;

    /// <param name="hub">Where it connects to.</param>
    /// <param name="bundle">The roots in the bundle.</param>
    public ResourceOnMono(Uri hub, params IEnumerable<X509Certificate2> bundle)
    {
        WriteBundle(bundle);
        var start = new ProcessStartInfo("mono") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // Mono's own store of trusted authorities is below the home directory.
        start.Environment["HOME"] = _home.FullName;
        start.Environment["XDG_CONFIG_HOME"] = _home.FullName;
        start.Environment["SSL_CERT_FILE"] = Bundle;
        foreach (var argument in Arguments(hub))
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Tell(e.Data);
        _process.ErrorDataReceived += (_, e) => Tell(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The bundle's path.</summary>
    public string Bundle => Path.Combine(_home.FullName, "bundle.pem");

    /// <summary>The console so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Replaces the bundle.</summary>
    public void WriteBundle(params IEnumerable<X509Certificate2> roots) =>
        File.WriteAllText(Bundle, "# roots of a test\n" + string.Join("\n\n", roots.Select(root => root.ExportCertificatePem())));

    /// <summary>Waits for a console line with one of these texts in it.</summary>
    public async Task<string> LineAsync(params string[] texts)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (_lines.FirstOrDefault(line => texts.Any(line.Contains)) is { } found)
            {
                return found;
            }

            try
            {
                await _news.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new XunitException($"No line with {string.Join(" or ", texts)}. Console:\n{string.Join("\n", _lines)}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _news.Dispose();
        _home.Delete(recursive: true);
    }

    private static string[] Arguments(Uri hub) =>
    [
        Host, "--resource", BuiltFolder.Root, "--set", "sonoranpush_communityId=demo", "--set", "sonoranpush_apiKey=demo-key",
        "--set", "sonoranpush_serverId=1,2", "--set", $"sonoranpush_hubUrl={hub}",
    ];

    private void Tell(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            _news.Release();
        }
    }
}

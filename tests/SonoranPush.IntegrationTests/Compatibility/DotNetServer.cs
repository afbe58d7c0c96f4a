using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FxServer.Host;
using FxServer.Host.World;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.ResourceFolder;
using Xunit;

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>The emulated FXServer in this process, with the built resource and a consumer.</summary>
internal sealed class DotNetServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _console = new();

    private DotNetServer(ServerHost host)
    {
        Host = host;
        host.ConsoleLine += _console.Enqueue;
    }

    public ServerHost Host { get; }

    /// <summary>Starts a server whose resource logs in at a hub.</summary>
    public static async Task<DotNetServer> StartAsync(Uri hub, string consumer, params PlayerState[] players)
    {
        var options = new ServerOptions
        {
            Resources = { BuiltFolder.Root, Path.Combine(BuiltFolder.Checkout, "dist", consumer) },
            Convars =
            {
                ["sonoranpush_communityId"] = "demo",
                ["sonoranpush_apiKey"] = "demo-key",
                ["sonoranpush_serverId"] = "1",
                ["sonoranpush_hubUrl"] = hub.ToString(),
            },
        };
        Array.ForEach(players, options.Players.Add);
        var server = new DotNetServer(new ServerHost(options));
        await server.Host.StartAsync();
        return server;
    }

    /// <summary>Waits until the console has shown a text.</summary>
    public async Task ShowsAsync(string text)
    {
        try
        {
            await Until.TrueAsync(() => _console.Any(line => line.Contains(text, StringComparison.Ordinal)));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The console did not show \"{text}\":\n{string.Join('\n', _console)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        Assert.Empty(Host.Faults);
    }
}

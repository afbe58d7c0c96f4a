using System.Text.Json;
using System.Text.Json.Nodes;
using FxServer.Host;
using FxServer.Host.World;

namespace SonoranPush.Demo;

/// <summary>The emulated server in this process.</summary>
/// <param name="folder">What it runs.</param>
/// <param name="httpPort">Where it takes HTTP requests to resources; null for nowhere.</param>
/// <param name="further">Folder of a third resource, or null.</param>
internal sealed class InProcessServer(ResourceFolder folder, int? httpPort = null, string? further = null) : IDemoServer
{
    private ServerHost? _host;

    public event Action<string>? ConsoleLine;

    public event Action<string, JsonArray>? Raised;

    public Task StartAsync(IReadOnlyDictionary<string, string> convars)
    {
        var options = new ServerOptions { Resources = { folder.Resource, ResourceFolder.Consumer }, HttpPort = httpPort };
        if (further is not null)
        {
            options.Resources.Add(further);
        }

        foreach (var (name, value) in convars)
        {
            options.Convars[name] = value;
        }

        _host = new ServerHost(options);
        _host.ConsoleLine += line => ConsoleLine?.Invoke(line);
        _host.EventRaised += raised =>
        {
            // How a script of another resource finds an export: its argument is a function.
            if (!raised.Name.StartsWith("__cfx_export_", StringComparison.Ordinal))
            {
                Raised?.Invoke(raised.Name, JsonSerializer.SerializeToNode(raised.Arguments)!.AsArray());
            }
        };
        return _host.StartAsync();
    }

    public Task JoinAsync(Driver driver, Place place)
    {
        var player = new PlayerState { Id = driver.PlayerId, Name = driver.Name, Identifiers = { driver.License } };
        player.Vehicle = driver.Vehicle;
        Put(player, place);
        return _host!.JoinAsync(player);
    }

    public Task MoveAsync(Driver driver, Place place) => _host!.ChangePlayerAsync(driver.PlayerId, player => Put(player, place));

    public Task RaiseAsync(string name) => _host!.RaiseAsync(name);

    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await _host!.StopAsync();
        return [.. _host.Faults.Select(fault => fault.ToString())];
    }

    public ValueTask DisposeAsync()
    {
        _host?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Put(PlayerState player, Place place)
    {
        player.X = place.X;
        player.Y = place.Y;
        player.Z = place.Z;
        player.Heading = place.Heading;
    }
}

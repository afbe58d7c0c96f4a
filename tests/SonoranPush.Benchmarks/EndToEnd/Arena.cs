using System.ComponentModel;

namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>SonoranPush and the plain clients, all connected to one CAD, and measured in turns: what disturbs the machine for a while
/// disturbs all alike.</summary>
internal sealed class Arena : IAsyncDisposable
{
    public const string Ours = "SonoranPush";
    public const string PlainCSharp = "plain C#";
    public const string PlainNode = "plain Node";

    // One event for each push, as the plain client raises; nobody is tracked, nothing is asked over REST.
    private const string Config =
        """{"events":{"typed":false,"changes":false,"compatibility":"off"},"unitLocation":{"track":"off"},"rest":{"snapshot":false}}""";

    private const int WarmUpEvents = 3000;

    private readonly Folders _folders;
    private readonly List<Contender> _contenders = [];
    private readonly CadProcess _cad;

    private Arena(CadProcess cad, string config)
    {
        _cad = cad;
        _folders = new Folders(config);
    }

    /// <summary>Why there is no row for Node, or null.</summary>
    public string? NodeIsMissing { get; private set; }

    /// <summary>Starts all contenders and lets them warm up.</summary>
    /// <param name="onMono">Which runtime.</param>
    /// <param name="crossing">What a crossing costs, in milliseconds.</param>
    /// <param name="withNode">Also the client in Node.</param>
    /// <param name="ownConfig">A config.json with which SonoranPush is measured alone; null for the comparison.</param>
    public static async Task<Arena> StartAsync(bool onMono, double crossing, bool withNode = true, string? ownConfig = null)
    {
        var arena = new Arena(await CadProcess.StartAsync(), ownConfig ?? Config);
        arena.AddServer(Ours, onMono, crossing, arena._folders.Resource, GameServer.Login(arena._cad));
        withNode &= ownConfig is null;
        if (ownConfig is null)
        {
            arena.AddServer(PlainCSharp, onMono, crossing, arena._folders.Plain, [
                "--set", "plain_serverId=2", "--set", "plain_hubUrl=" + arena._cad.Hub]);
        }

        if (withNode)
        {
            arena.AddNode();
        }

        foreach (var contender in arena._contenders)
        {
            await contender.MeasureAsync(arena._cad, WarmUpEvents, 0);
            await contender.MeasureAsync(arena._cad, WarmUpEvents / 10, 300);
        }

        return arena;
    }

    /// <summary>Measures everybody in turns, several times over.</summary>
    /// <param name="rounds">How often.</param>
    /// <param name="count">Events for each in every round.</param>
    /// <param name="rate">Events a second; 0: as fast as it goes.</param>
    /// <returns>The rounds of each contender, by name.</returns>
    public async Task<IReadOnlyDictionary<string, List<Sample>>> MeasureAsync(int rounds, int count, int rate)
    {
        var samples = _contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in _contenders)
            {
                samples[contender.Name].Add(await contender.MeasureAsync(_cad, count, rate));
            }
        }

        return samples;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_contenders.Select(contender => contender.DisposeAsync().AsTask()));
        await _cad.DisposeAsync();
        _folders.Dispose();
    }

    private void AddServer(string name, bool onMono, double crossing, string resource, string[] arguments)
    {
        var server = new GameServer(onMono, crossing, _folders, resource, arguments);
        _contenders.Add(new Contender(name, _contenders.Count + 1, server.Child, server));
    }

    private void AddNode()
    {
        var folder = Path.Combine(Checkout.Project, "Plain");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            NodeIsMissing = "its library is not installed: npm ci in tests/SonoranPush.Benchmarks/Plain";
            return;
        }

        try
        {
            var number = _contenders.Count + 1;
            _contenders.Add(new Contender(PlainNode, number, new Child("node", [Path.Combine(folder, "client.js"), _cad.Hub, $"{number}"]), null));
        }
        catch (Win32Exception)
        {
            NodeIsMissing = "node is not installed";
        }
    }
}

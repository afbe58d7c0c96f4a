using System.Text.Json;

namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>The emulated game server in a process of its own, on .NET or on Mono, with one resource that raises push events and the
/// listener.</summary>
internal sealed class GameServer : IAsyncDisposable
{
    private readonly string _resource;

    /// <param name="onMono">Which runtime.</param>
    /// <param name="crossing">What a crossing costs, in milliseconds.</param>
    /// <param name="folders">The resources.</param>
    /// <param name="resource">Folder of the one that raises events.</param>
    /// <param name="arguments">What the host is told besides.</param>
    public GameServer(bool onMono, double crossing, Folders folders, string resource, IEnumerable<string> arguments)
    {
        _resource = System.IO.Path.GetFileName(resource);
        string[] program = onMono
            ? ["mono", Checkout.Built("FxServer.Host", "net472", "FxServer.Host.exe")]
            : ["dotnet", Checkout.Built("FxServer.Host", "net10.0", "FxServer.Host.dll")];

        // A server knows each resource once, and the listener may itself be the one that is measured.
        string[] resources = resource == folders.Listener ? [resource] : [resource, folders.Listener];
        Child = new Child(program[0], [
            program[1], .. resources.SelectMany(folder => new[] { "--resource", folder }),
            "--crossing-cost", crossing.ToString(CultureInfo.InvariantCulture), .. arguments]);
    }

    /// <summary>The process.</summary>
    public Child Child { get; }

    /// <summary>Arguments for the host that let SonoranPush log in.</summary>
    public static string[] Login(CadProcess cad) =>
    [
        "--set", "sonoranpush_communityId=demo", "--set", "sonoranpush_apiKey=demo-key", "--set", "sonoranpush_serverId=1",
        "--set", "sonoranpush_hubUrl=" + cad.Hub,
    ];

    /// <summary>A control line.</summary>
    public Task DoAsync(object line) => Child.WriteLineAsync(JsonSerializer.Serialize(line));

    /// <summary>Begins a new account.</summary>
    public Task ResetAccountAsync() => DoAsync(new { @do = "resetAccount" });

    /// <summary>What the resource cost the main thread since.</summary>
    public async Task<Account> ReadAccountAsync()
    {
        await DoAsync(new { @do = "account" });
        var resources = JsonSerializer.Deserialize<Account[]>(await Child.HearAsync("$account "), JsonSerializerOptions.Web)!;
        var own = resources.Single(account => account.Name == _resource);
        own.Consumer = resources.First(account => account.Name != _resource);
        return own;
    }

    public ValueTask DisposeAsync() => Child.DisposeAsync();
}

/// <summary>A resource's account, as the host writes it. Milliseconds per tick, unless a member says otherwise.</summary>
internal sealed record Account(string Name, int Ticks, TickSpread Crossings, TickSpread TickMs, TickSpread OwnMs, int EventsRaised)
{
    /// <summary>How long the account has been open.</summary>
    public required double Seconds { get; init; }

    /// <summary>Inside Lua scripts, their natives included.</summary>
    public required TickSpread LuaMs { get; init; }

    /// <summary>Inside C# scripts, their natives included.</summary>
    public required TickSpread CSharpMs { get; init; }

    /// <summary>Charged for events into C#.</summary>
    public required TickSpread HandOverMs { get; init; }

    /// <summary>Natives per tick.</summary>
    public required TickSpread LuaNatives { get; init; }

    /// <summary>Natives per tick.</summary>
    public required TickSpread CSharpNatives { get; init; }

    /// <summary>Events per tick.</summary>
    public required TickSpread EventsIntoCSharp { get; init; }

    /// <summary>Bytes per tick.</summary>
    public required TickSpread AllocatedBytes { get; init; }

    /// <summary>The listener's account.</summary>
    public Account? Consumer { get; set; }
}

/// <summary>How a figure spread over the ticks.</summary>
internal sealed record TickSpread(double Total, double Max, double P99, double Median);

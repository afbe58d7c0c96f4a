using System.Text.Json.Nodes;
using LocalCad;
using SonoranPush.Benchmarks.Measures;
using SonoranPush.Benchmarks.Soak.Wire;
using SonoranPush.Demo;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>The CAD, the wire, the game server and its HTTP port, and what is measured on them.</summary>
internal sealed class SoakStage : IAsyncDisposable
{
    /// <summary>The official resource's name: the CAD's HTTP fallback goes there.</summary>
    public const string ResourceName = "sonorancad";

    private const int ServerId = 1;
    private const int Units = 150;

    private static readonly string Mirror = Path.Combine(Checkout.Root, "tests", "LuaMirror");

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly FallbackWitness _witness;
    private readonly Traffic _players;

    private SoakStage(LocalCadServer cad, TcpWire wire, IDemoServer server, FallbackWitness witness, Ledger ledger, TimeProvider time)
    {
        (Cad, Wire, Server, _witness, Ledger, _time) = (cad, wire, server, witness, ledger, time);
        Comebacks = new Comebacks(cad, time);
        KeySearch = new KeySearch(cad.Options.ApiKey, "sonoranpush:pushEvent");
        _players = new Traffic(server, time);
        server.ConsoleLine += KeySearch.Read;
        server.Raised += (name, arguments) =>
        {
            KeySearch.Read(name + arguments.ToJsonString());
            ledger.Hear(name, arguments);
            if (name == "mirror:compared")
            {
                MirrorReport = (arguments.Count, (bool)arguments[0]!, (string)arguments[1]!);
            }
        };
    }

    public LocalCadServer Cad { get; }

    public TcpWire Wire { get; }

    public IDemoServer Server { get; }

    public Ledger Ledger { get; }

    public Comebacks Comebacks { get; }

    public KeySearch KeySearch { get; }

    /// <summary>What the mirror has found last: is it equal to the exports, and how much it holds.</summary>
    public (int Answers, bool IsEqual, string Text) MirrorReport { get; private set; }

    public static async Task<SoakStage> OpenAsync(ResourceFolder folder, SoakOptions options, TimeProvider time)
    {
        var ledger = new Ledger();
        var cad = await LocalCadServer.StartAsync(new LocalCadOptions { ServerIds = [ServerId], ApiKey = $"key{Guid.NewGuid():n}" });
        cad.Board(ServerId).SetUnits(Enumerable.Range(1, Units).Select(id => new JsonObject
        {
            ["id"] = id,
            ["status"] = 1,
            ["data"] = new JsonObject { ["communityUserId"] = "user" + id },
        }));
        var wire = new TcpWire(cad.HubUrl, new Random(options.Seed), time);
        wire.Open();
        var witness = await FallbackWitness.StartAsync(ledger);
        cad.Rules.Fallback = witness.Fallback;
        IDemoServer server = options.OnMono ? new MonoServer(folder, witness.ServerPort, Mirror) : new InProcessServer(folder, witness.ServerPort, Mirror);
        return new SoakStage(cad, wire, server, witness, ledger, time);
    }

    /// <summary>Starts the game server; ends when its session is there.</summary>
    public async Task BeginAsync(TimeSpan patience)
    {
        await Server.StartAsync(new Dictionary<string, string>
        {
            ["sonoranpush_communityId"] = Cad.Options.CommunityId,
            ["sonoranpush_apiKey"] = Cad.Options.ApiKey,
            ["sonoranpush_serverId"] = $"{ServerId}",
            ["sonoranpush_hubUrl"] = Wire.HubUrl.ToString(),
            ["sonoranpush_logLevel"] = "debug",

            // A server takes 10 requests a second by default: fewer than this CAD has events.
            [$"rateLimiter_http_{ResourceName}_rate"] = "1000",
            [$"rateLimiter_http_{ResourceName}_burst"] = "1000",
        });
        await _players.JoinAsync();
        await UntilAsync(() => Cad.Sessions.Count > 0, patience);
    }

    /// <summary>Lets the players drive until it is cancelled.</summary>
    public Task DriveAsync(CancellationToken end) => _players.FlowAsync(end);

    /// <summary>Asks the resource that holds what change events say whether it equals the exports.</summary>
    public async Task<bool> IsMirrorEqualAsync(TimeSpan patience)
    {
        MirrorReport = default;
        await Server.RaiseAsync("mirror:compare");
        return await UntilAsync(() => MirrorReport.Answers > 0, patience) && MirrorReport.IsEqual;
    }

    /// <summary>Has everything that was written to the living connection been read?</summary>
    public bool IsSettled() => Wire.HubConnections is [.., var last] && last.Proof.Account is var (written, proven) && proven == written.Count;

    /// <summary>What the game server's process holds; in one process with the CAD on .NET, by itself on Mono.</summary>
    public Memory MeasureMemory()
    {
        if (Server is MonoServer mono)
        {
            return new Memory(null, mono.ResidentBytes);
        }

        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return new Memory(heap, Environment.WorkingSet);
    }

    /// <summary>Waits for a condition.</summary>
    /// <returns>False when it did not come in time.</returns>
    public async Task<bool> UntilAsync(Func<bool> condition, TimeSpan patience)
    {
        var began = _time.GetTimestamp();
        while (!condition())
        {
            if (_time.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(Glance, _time);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _witness.DisposeAsync();
        await Wire.DisposeAsync();
        await Cad.DisposeAsync();
    }
}

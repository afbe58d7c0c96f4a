using System.Collections.Concurrent;
using System.Diagnostics;
using CitizenFX.Core.Runtime;
using FxServer.Host;
using FxServer.Host.Accounts;
using FxServer.Host.Events;
using Xunit.Sdk;

namespace SonoranPush.EmulatorTests.Emulation;

/// <summary>A server in this process for one test. Ends with a failure when a resource did something that the test did not
/// expect.</summary>
internal sealed class EmulatedServer : IAsyncDisposable
{
    /// <summary>Generous: it only passes when a test fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<RaisedEvent> _events = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HashSet<FaultKind> _expected = new();
    private readonly SemaphoreSlim _news = new(0);

    private EmulatedServer(ServerOptions options)
    {
        Host = new ServerHost(options);
        Host.EventRaised += raised => Tell(_events, raised);
        Host.ConsoleLine += line => Tell(_lines, line);
        Host.Faulted += _ => _news.Release();
    }

    /// <summary>Everything that a test may do to the server.</summary>
    public ServerHost Host { get; }

    /// <summary>The console so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What resources raised so far.</summary>
    public IReadOnlyCollection<RaisedEvent> Events => _events;

    /// <summary>Starts a server with probes.</summary>
    public static Task<EmulatedServer> StartAsync(params ProbeFolder[] probes) =>
        StartAsync(options => Array.ForEach(probes, probe => options.Resources.Add(probe.Folder)));

    /// <summary>Starts a server.</summary>
    public static async Task<EmulatedServer> StartAsync(Action<ServerOptions> configure)
    {
        var options = new ServerOptions();
        configure(options);
        var server = new EmulatedServer(options);
        await server.Host.StartAsync();
        return server;
    }

    /// <summary>From now on faults of this kind are what the test wants.</summary>
    public void Expect(FaultKind kind) => _expected.Add(kind);

    /// <summary>The first event of this name, already raised or still to come.</summary>
    public Task<RaisedEvent> EventAsync(string name, Func<RaisedEvent, bool>? isWanted = null) => WaitAsync(
        () => _events.FirstOrDefault(raised => raised.Name == name && (isWanted is null || isWanted(raised))),
        $"event {name}");

    /// <summary>This many events of this name.</summary>
    public Task<RaisedEvent[]> EventsAsync(string name, int count) => WaitAsync(
        () => _events.Where(raised => raised.Name == name).ToArray() is { } found && found.Length >= count ? found : null,
        $"{count} events {name}");

    /// <summary>The first console line with this text in it.</summary>
    public Task<string> LineAsync(string text) => WaitAsync(
        () => _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)),
        $"line {text}");

    /// <summary>The first fault of this kind; from now on it is what the test wants.</summary>
    public Task<Fault> FaultAsync(FaultKind kind)
    {
        Expect(kind);
        return WaitAsync(() => Host.Faults.FirstOrDefault(fault => fault.Kind == kind), $"fault {kind}");
    }

    /// <summary>What a resource cost so far.</summary>
    public async Task<ResourceCost> CostAsync(string resource) =>
        (await Host.GetAccountAsync()).Single(cost => cost.Name == resource);

    /// <summary>What a resource cost since the account began anew, once it has had this many ticks.</summary>
    public async Task<ResourceCost> CostAfterAsync(string resource, int ticks)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        ResourceCost cost = await CostAsync(resource);
        while (cost.Ticks < ticks)
        {
            await pause.WaitForNextTickAsync(patience.Token);
            cost = await CostAsync(resource);
        }

        return cost;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        _news.Dispose();
        Fault? unexpected = Host.Faults.FirstOrDefault(fault => !_expected.Contains(fault.Kind));
        if (unexpected is not null)
        {
            throw new XunitException($"Unexpected {unexpected}");
        }
    }

    private void Tell<T>(ConcurrentQueue<T> queue, T item)
    {
        queue.Enqueue(item);
        _news.Release();
    }

    private async Task<T> WaitAsync<T>(Func<T?> find, string what)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }

            TimeSpan rest = Patience - watch.Elapsed;
            if (rest <= TimeSpan.Zero || !await _news.WaitAsync(rest))
            {
                string names = string.Join(", ", _events.Select(raised => raised.Name).Distinct());
                throw new XunitException($"No {what} within {Patience}. Events: {names}. Console:\n{string.Join("\n", _lines)}");
            }
        }
    }
}

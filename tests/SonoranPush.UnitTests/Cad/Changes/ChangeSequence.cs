using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Players;
using SonoranPush.PushEvents;

namespace SonoranPush.UnitTests.Cad.Changes;

/// <summary>Plays a sequence of everything that can happen to units and calls, and holds two mirrors against the exports. Each step is the seed of
/// what happens in it, so that a sequence with fewer steps is a sequence, too. Free of test libraries: it also runs on Mono.</summary>
internal sealed class ChangeSequence : IScriptHost, ILogger
{
    private const string Key = "TEST-API-KEY";

    private static readonly ApiKey ApiKey = new(Key);

    private readonly Func<byte[], List<object?>> _read;
    private readonly StepClock _clock = new();
    private readonly PushOptions _options = new();
    private readonly CadProjection _cad;
    private readonly PushEventQueue _queue;
    private readonly PushEventInbox _inbox;
    private readonly PushEventDispatcher _dispatcher;
    private readonly TickBudget _budget;
    private readonly Queue<SnapshotChunk> _chunks = new();
    private readonly List<string> _sent = new();
    private readonly HashSet<string> _raisedInTick = new();
    private readonly List<Mirror> _mirrors = new();
    private string? _wrong;

    private ChangeSequence(Func<byte[], List<object?>> read, int variant)
    {
        _read = read;
        _options.Units.MaxUnits = _options.Units.MaxCalls = _options.Units.MaxEmergencyCalls = RandomPushes.Ids - 3;
        _options.Limits.QueuedEvents = 12;
        _options.Compatibility.Mode = variant % 2 == 0 ? CompatibilityMode.On : CompatibilityMode.Off;
        _queue = new PushEventQueue(_options.Limits);
        var counters = new PushEventCounters();
        _inbox = new PushEventInbox(_queue, _options.Limits, counters, this, _clock);
        _cad = new CadProjection(this, _options, "sonoranpush", this, _clock);
        _dispatcher = new PushEventDispatcher(_queue, this, counters, this) { Observer = _cad };
        _budget = new TickBudget(_clock);
        _mirrors.Add(new Mirror(Answers()) { IsStrict = true });
    }

    /// <summary>Plays a sequence to its end.</summary>
    /// <param name="steps">The seeds of its steps.</param>
    /// <param name="read">Reads the MessagePack array of an event's arguments.</param>
    /// <returns>What went wrong first, or null.</returns>
    public static string? Play(IReadOnlyList<int> steps, Func<byte[], List<object?>> read)
    {
        var sequence = new ChangeSequence(read, steps.Count == 0 ? 0 : steps[0]);
        foreach (var step in steps)
        {
            sequence.Step(new Random(step));
        }

        while (sequence._chunks.Count > 0)
        {
            sequence._queue.Add(sequence._chunks.Dequeue());
        }

        sequence.Rest();
        return sequence._wrong;
    }

    public void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        if (!name.EndsWith("Changed", StringComparison.Ordinal) && !name.EndsWith("Removed", StringComparison.Ordinal)
            || !name.StartsWith("sonoranpush:", StringComparison.Ordinal))
        {
            return;
        }

        // Each mirror has tables of its own.
        foreach (var mirror in _mirrors)
        {
            var read = _read(arguments.ToArray());
            _wrong ??= mirror.Apply(name, read);
            var entry = (IDictionary<string, object?>)read[0]!;
            var id = name.Replace("Removed", "Changed") + " " + (entry.TryGetValue("callId", out var callId) && !name.Contains("unit") ? callId : entry["id"]);
            if (mirror == _mirrors[0] && !_raisedInTick.Add(id))
            {
                _wrong ??= $"a second event in one tick: {id}";
            }
        }
    }

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
    {
        if (level >= LogLevel.Error)
        {
            _wrong ??= format(state, exception) + exception;
        }
    }

    public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public string? ReadConvar(string name) => null;

    public string? ReadFile(string path) => null;

    public string? ReadFileOf(string resource, string path) => null;

    public string? ReadMetadataOf(string resource, string key) => null;

    public bool IsStarted(string resource) => false;

    public void ListenToHttp(Action<IHttpContext> handle)
    {
    }

    public void ScheduleTick()
    {
    }

    public void WriteLine(string line)
    {
    }

    private void Step(Random random)
    {
        var serverId = random.Next(1, 3);
        switch (random.Next(20))
        {
            case 0:
                Tick(random.Next(40));
                break;
            case 1 or 2:
                Rest();
                break;
            case 3:
                // More than the queue holds.
                Enumerable.Range(0, 16).ToList().ForEach(_ => Send(RandomPushes.Next(random, Key), serverId));
                break;
            case 4 when _sent.Count > 0:
                // Doubled, or late.
                Send(_sent[random.Next(_sent.Count)], serverId);
                break;
            case 5 or 6:
                _cad.State.PlayerJoined(new ConnectedPlayer(Player(random), new[] { RandomPushes.Identity(random) }));
                break;
            case 7:
                _cad.State.PlayerDropped(Player(random));
                break;
            case 8:
                _clock.Advance(TimeSpan.FromMinutes(random.Next(15)));
                break;
            case 9 when !_cad.Snapshots.IsOpen && _chunks.Count == 0:
                _cad.Snapshots.Begin(serverId);
                Answer(random, serverId);
                break;
            case 10 or 11 or 12 when _chunks.Count > 0:
                _queue.Add(_chunks.Dequeue());
                break;
            case 13:
                _inbox.EnqueueDisconnected(serverId, "connectionLost", _clock.GetTimestamp(), TimeSpan.FromSeconds(1));
                _inbox.EnqueueConnected(serverId);
                break;
            case 14 when random.Next(4) == 0:
                _inbox.EnqueueServerRemoved(serverId);
                break;
            case 15 when _mirrors.Count == 1:
                // What it read may never have been raised: until the next rest an event may be for it alone.
                _mirrors[0].IsStrict = false;
                _mirrors.Add(new Mirror(Answers()));
                break;
            default:
                Send(RandomPushes.Next(random, Key), serverId);
                break;
        }
    }

    // What the CAD answers: about what is known, some of it changed, some of it gone, some of it new; in pages, and at times not all of it.
    private void Answer(Random random, int serverId)
    {
        var units = Known(_cad.State.Units.Entries, unit => unit.Table, random, RandomPushes.Unit).Select(table => Unit.Read(table, serverId)).OfType<Unit>();
        var calls = Known(_cad.State.Calls.Entries, call => call.Dispatch, random, RandomPushes.Call)
            .Select(table => Call.Read(table, serverId, CallEntryKind.Snapshot)).OfType<Call>();
        var emergencies = Known(_cad.State.EmergencyCalls.Entries, call => call.Table, random, RandomPushes.Call)
            .Select(table => EmergencyCall.Read(table, null, serverId)).OfType<EmergencyCall>();
        _chunks.Enqueue(new SnapshotChunk(serverId) { Calls = calls.ToList(), EmergencyCalls = emergencies.ToList(), Through = SnapshotStage.Calls });
        foreach (var page in units.Select((unit, index) => (unit, index)).GroupBy(pair => pair.index / 2, pair => pair.unit))
        {
            _chunks.Enqueue(new SnapshotChunk(serverId) { Units = page.ToList() });
        }

        _chunks.Enqueue(new SnapshotChunk(serverId) { Through = SnapshotStage.Units });
        for (var lost = random.Next(2) == 0 ? 0 : random.Next(_chunks.Count); lost > 0; lost--)
        {
            _chunks.Dequeue();
        }

        _chunks.Enqueue(new SnapshotChunk(serverId) { Through = SnapshotStage.End, Problem = random.Next(2) == 0 ? null : "a test" });
    }

    private static string Player(Random random) => random.Next(4).ToString(CultureInfo.InvariantCulture);

    private static List<Dictionary<string, object?>> Known<T>(
        IEnumerable<T> entries, Func<T, Dictionary<string, object?>> table, Random random, Func<Random, Dictionary<string, object?>> create) =>
        entries.Where(_ => random.Next(4) > 0)
            .Select(entry => random.Next(3) > 0 ? table(entry) : table(entry).With("status", (long)random.Next(4)))
            .Concat(Enumerable.Range(0, random.Next(3)).Select(_ => create(random)))
            .ToList();

    private void Send(string payload, int serverId)
    {
        _sent.Add(payload);
        _inbox.Receive(Encoding.UTF8.GetBytes(payload), serverId, ApiKey, PushTransport.Websocket);
    }

    private bool Tick(int crossingsSpent)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        _raisedInTick.Clear();
        _cad.State.Expire();
        _budget.BeginSlice(crossingsSpent);
        var isBehind = _dispatcher.Drain(_budget);
        _budget.EndSlice(isBehind);
        if (!isBehind)
        {
            _mirrors[0].IsStrict = true;
            var answers = Answers();
            _wrong ??= _mirrors.Select((mirror, index) => mirror.Difference(answers) is { } difference ? $"mirror {index}: {difference}" : null)
                .FirstOrDefault(difference => difference is not null);
        }

        return isBehind;
    }

    private void Rest()
    {
        while (Tick(20))
        {
        }
    }

    private Dictionary<string, List<object?>> Answers() => new()
    {
        ["unit"] = Read(_cad.Exports.GetUnits(null)),
        ["call"] = Read(_cad.Exports.GetCalls(null)),
        ["emergencyCall"] = Read(_cad.Exports.GetEmergencyCalls(null)),
    };

    // As an answer crosses to another resource.
    private List<object?> Read(object answer)
    {
        var writer = new MessagePackWriter();
        writer.WriteValue(answer);
        return _read(writer.ToArray());
    }

    private sealed class StepClock : TimeProvider
    {
        private long _now = 1;

        public override long GetTimestamp() => _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}

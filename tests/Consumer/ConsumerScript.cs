using System.Diagnostics;
using CitizenFX.Core;
using CitizenFX.Core.Native;
using Debug = CitizenFX.Core.Debug;

namespace Consumer;

/// <summary>Handles what SonoranPush raises. Every handler ignores players: in C# any game client can trigger any event name that a
/// script handles. And every handler takes objects: one whose arguments do not fit is removed by the server, so that a client
/// could silence it. Main thread only.</summary>
public sealed class ConsumerScript : BaseScript
{
    private readonly SequenceWatch _sequences = new();
    private readonly PanicCalls _panics = new();
    private bool _prints;
    private bool _callsForHelp;
    private double _busyMilliseconds;
    private string _throws = string.Empty;
    private int _handled;
    private int _connected;
    private int _disconnected;
    private long _dropped;

    /// <summary>Registers the handlers.</summary>
    public ConsumerScript()
    {
        EventHandlers["sonoranpush:pushEvent"] += new Action<string?, object?, object?, object?>(OnPushEvent);
        EventHandlers["sonoranpush:connected"] += new Action<string?, object?>(OnConnected);
        EventHandlers["sonoranpush:disconnected"] += new Action<string?, object?>(OnDisconnected);
        EventHandlers["sonoranpush:eventsDropped"] += new Action<string?, object?>(OnEventsDropped);
        EventHandlers["consumer:report"] += new Action<string?>(OnReport);
        API.RegisterCommand("consumer", new Action<int, List<object>, string>((_, _, _) => Report()), true);

        // Each read is a crossing: not once per event. A listener hears of changes only, so to switch it while the server
        // runs sets the convars before it starts.
        API.AddConvarChangeListener("consumer_*", new Action<string, object>((_, _) => ReadConvars()));
        ReadConvars();
    }

    private void ReadConvars()
    {
        _prints = API.GetConvar("consumer_print", "false") == "true";
        _throws = API.GetConvar("consumer_throws", string.Empty);
        _callsForHelp = API.GetConvar("consumer_panics", "false") == "true";
        _busyMilliseconds = double.Parse(API.GetConvar("consumer_busyMs", "0"), CultureInfo.InvariantCulture);
    }

    private void OnPushEvent([FromSource] string? source, object? type, object? data, object? meta)
    {
        if (string.IsNullOrEmpty(source))
        {
            _handled++;
            IDictionary<string, object> about = Table(meta);
            string serverId = Convert.ToString(about["serverId"], CultureInfo.InvariantCulture)!;
            long sequence = Convert.ToInt64(about["sequence"], CultureInfo.InvariantCulture);
            _sequences.Note(serverId, sequence);
            Print($"{type} from server {serverId}, number {sequence}, {Table(data).Count} fields");
            if (_callsForHelp && _panics.About(type as string, Table(data)) is { } call)
            {
                Debug.WriteLine(call);
            }

            BeBusy(_busyMilliseconds);
            if (_throws.Length > 0)
            {
                throw new InvalidOperationException(_throws);
            }
        }
    }

    private void OnConnected([FromSource] string? source, object? about)
    {
        if (string.IsNullOrEmpty(source))
        {
            _connected++;
            Print($"Connected to server {Table(about)["serverId"]}");
        }
    }

    private void OnDisconnected([FromSource] string? source, object? about)
    {
        if (string.IsNullOrEmpty(source))
        {
            _disconnected++;
            Print($"Lost server {Table(about)["serverId"]}: {Table(about)["reason"]}");
        }
    }

    private void OnEventsDropped([FromSource] string? source, object? about)
    {
        if (string.IsNullOrEmpty(source))
        {
            _dropped += Convert.ToInt64(Table(about)["count"], CultureInfo.InvariantCulture);
            Print($"Server {Table(about)["serverId"]} dropped {Table(about)["count"]} events");
        }
    }

    private void OnReport([FromSource] string? source)
    {
        if (string.IsNullOrEmpty(source))
        {
            Report();
        }
    }

    private void Report()
    {
        Debug.WriteLine($"{_handled} push events, {_sequences.OutOfOrder} out of order, {_connected} connects, " +
            $"{_disconnected} disconnects, {_dropped} dropped");
        TriggerEvent("consumer:counts", new Dictionary<string, object>
        {
            ["handled"] = _handled,
            ["outOfOrder"] = _sequences.OutOfOrder,
            ["connected"] = _connected,
            ["disconnected"] = _disconnected,
            ["dropped"] = _dropped,
        });
    }

    private void Print(string line)
    {
        if (_prints)
        {
            Debug.WriteLine(line);
        }
    }

    private static IDictionary<string, object> Table(object? value) => (IDictionary<string, object>)value!;

    // A consumer that takes its time: busy, because sleeping would be no load.
    private static void BeBusy(double milliseconds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalMilliseconds < milliseconds)
        {
        }
    }
}

using System.Text.Json.Nodes;
using SonoranPush.Benchmarks.Soak.Wire;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>Writes down what became of each event, by its number. Any thread.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly List<int> _raised = [];
    private readonly Dictionary<int, int?> _posted = [];
    private int _pushed;
    private long _dropped;

    /// <summary>Events of the CAD, by whichever way they went.</summary>
    public int Pushed => _pushed;

    /// <summary>Number of the next event.</summary>
    public int Next() => Interlocked.Increment(ref _pushed);

    /// <summary>An event went by HTTP.</summary>
    /// <param name="number">The event.</param>
    /// <param name="status">What the resource answered; null when no answer came.</param>
    public void Post(int number, int? status)
    {
        lock (_gate)
        {
            _posted[number] = status;
        }
    }

    /// <summary>A resource raised a server event.</summary>
    public void Hear(string name, JsonArray arguments)
    {
        lock (_gate)
        {
            if (name == "sonoranpush:pushEvent" && MarkReader.Find((string?)arguments[1]!["mark"] ?? string.Empty) is { } number)
            {
                _raised.Add(number);
            }
            else if (name == "sonoranpush:eventsDropped")
            {
                _dropped += (long)arguments[0]!["count"]!;
            }
        }
    }

    /// <summary>Sets what was raised against what was delivered.</summary>
    public Balance Close(IReadOnlyList<WireConnection> connections)
    {
        lock (_gate)
        {
            var accounts = connections.Select(connection => connection.Proof.Account).ToList();
            return new Balance(_pushed, accounts, new Dictionary<int, int?>(_posted), [.. _raised], _dropped);
        }
    }
}

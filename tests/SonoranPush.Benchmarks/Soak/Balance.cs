namespace SonoranPush.Benchmarks.Soak;

/// <summary>What was delivered against what was raised. An event is <em>delivered</em> when the resource answered its POST with
/// 200, or when its record was written to the resource's socket and the resource's end has since answered a websocket ping
/// that followed it, and the ping after that one. It was <em>in flight</em> when its record was written and the connection
/// ended without these two answers, or when a POST was never answered: nobody outside the resource can know whether it was
/// read, so it may be raised or not, but not twice. It never <em>arrived</em> when the CAD gave it to a connection that was
/// already dead, or to nobody. Immutable.</summary>
internal sealed class Balance
{
    private const int Accepted = 200;

    private readonly Dictionary<int, (int Connection, int Position)> _written = [];
    private readonly HashSet<int> _proven = [];
    private readonly Dictionary<int, int?> _posted;
    private readonly IReadOnlyList<int> _raised;
    private readonly HashSet<int> _raisedOnce;

    public Balance(
        int pushed,
        IReadOnlyList<(IReadOnlyList<int> Written, int Proven)> connections,
        Dictionary<int, int?> posted,
        IReadOnlyList<int> raised,
        long dropped)
    {
        (Pushed, Dropped, _posted, _raised) = (pushed, dropped, posted, raised);
        _raisedOnce = [.. raised];
        for (var connection = 0; connection < connections.Count; connection++)
        {
            var (written, proven) = connections[connection];
            for (var position = 0; position < written.Count; position++)
            {
                _written[written[position]] = (connection, position);
            }

            _proven.UnionWith(written.Take(proven));
        }
    }

    /// <summary>Events that the CAD had.</summary>
    public int Pushed { get; }

    /// <summary>Events that the resource reported as given up.</summary>
    public long Dropped { get; }

    /// <summary>Events raised, each counted as often as it was.</summary>
    public int Raised => _raised.Count;

    public int DeliveredByWebsocket => _proven.Count;

    public int DeliveredByHttp => Recovered.Count();

    public int InFlight => InFlightEvents.Count();

    public int InFlightRaised => InFlightEvents.Count(_raisedOnce.Contains);

    public int NeverArrived => Enumerable.Range(1, Pushed).Count(number => !_written.ContainsKey(number) && !MayHaveCome(number));

    /// <summary>Delivered, and neither raised nor reported as given up.</summary>
    public long Lost => Math.Max(0, LostEvents.Count - Dropped);

    /// <summary>The first of them.</summary>
    public IReadOnlyList<int> LostEvents => [.. _proven.Union(Recovered).Where(number => !_raisedOnce.Contains(number)).Order()];

    public int Duplicates => _raised.Count - _raisedOnce.Count;

    /// <summary>Raised, but never sent by any way.</summary>
    public int Strangers => _raisedOnce.Count(number => !_written.ContainsKey(number) && !_posted.ContainsKey(number));

    /// <summary>Raised after one that came later by the same way.</summary>
    public int OrderBreaks => Breaks(_raised.Where(_written.ContainsKey).Select(number => _written[number]))
        + Breaks(_raised.Where(number => !_written.ContainsKey(number)).Select(number => (0, number)));

    /// <summary>Were all delivered events raised, once and in order, and nothing else?</summary>
    public bool IsEven => Lost == 0 && Duplicates == 0 && Strangers == 0 && OrderBreaks == 0 && DeliveredByWebsocket > 0;

    private IEnumerable<int> Recovered => _posted.Where(post => post.Value == Accepted).Select(post => post.Key);

    private IEnumerable<int> InFlightEvents => _written.Keys.Where(number => !_proven.Contains(number))
        .Concat(_posted.Where(post => post.Value is null).Select(post => post.Key));

    private bool MayHaveCome(int number) => _posted.TryGetValue(number, out var status) && (status is null or Accepted);

    private static int Breaks(IEnumerable<(int, int)> places)
    {
        var list = places.ToList();
        return list.Zip(list.Skip(1)).Count(pair => pair.Second.CompareTo(pair.First) < 0);
    }
}

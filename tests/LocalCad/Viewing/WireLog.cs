namespace LocalCad.Viewing;

/// <summary>The latest records that went over the websockets, and what LocalCad said of itself, for those who watch. While nobody
/// watches no record is kept. Any thread.</summary>
internal sealed class WireLog
{
    /// <summary>How many lines are remembered.</summary>
    public const int Capacity = 500;

    private readonly TimeProvider _time;
    private readonly RecordText _text;
    private readonly Lock _lock = new();
    private readonly Queue<WireEntry> _latest = new(Capacity);
    private long _number;
    private int _watchers;

    public WireLog(LocalCadOptions options, CadLog log)
    {
        _time = options.TimeProvider;
        _text = new RecordText(new ApiKeyRedactor(options.ApiKey));
        log.Written += line => Add(WireDirection.Cad, null, line, line.Length);
    }

    /// <summary>Raised with each line, one at a time and in order.</summary>
    public event Action<WireEntry>? Added;

    /// <summary>Whether it is worth to listen to a websocket.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    public void BeginWatching() => Interlocked.Increment(ref _watchers);

    public void EndWatching() => Interlocked.Decrement(ref _watchers);

    public IReadOnlyList<WireEntry> Latest()
    {
        lock (_lock)
        {
            return [.. _latest];
        }
    }

    /// <summary>One record, without its separator; the rest of a long one is missing.</summary>
    public void Add(WireDirection direction, int connection, ReadOnlySpan<byte> start, long length) =>
        Add(direction, connection, _text.Of(direction, start, length), length);

    /// <summary>A REST request or its answer. While nobody watches it is not kept.</summary>
    public void AddRest(WireDirection direction, string text)
    {
        if (IsWatched)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var start = bytes.AsSpan(0, Math.Min(bytes.Length, RecordText.MaxBytes));
            Add(direction, null, _text.Of(direction, start, bytes.Length), bytes.Length);
        }
    }

    private void Add(WireDirection direction, int? connection, string text, long length)
    {
        lock (_lock)
        {
            var entry = new WireEntry(++_number, _time.GetUtcNow(), direction, connection, text, length);
            if (_latest.Count == Capacity)
            {
                _latest.Dequeue();
            }

            _latest.Enqueue(entry);
            Added?.Invoke(entry);
        }
    }
}

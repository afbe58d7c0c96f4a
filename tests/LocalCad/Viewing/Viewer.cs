using LocalCad.Locations;

namespace LocalCad.Viewing;

/// <summary>What one open page has not been told yet. A page that is slow finds the latest of each unit and the last lines of the
/// log, however long it was away. Any thread.</summary>
internal sealed class Viewer
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AcceptedLocation> _units = [];
    private readonly Queue<WireEntry> _log = new(WireLog.Capacity);
    private int _missed;

    /// <summary>What was there before; comes after the first news, so that nothing falls in between.</summary>
    public void Begin(IReadOnlyDictionary<string, AcceptedLocation> units, IReadOnlyList<WireEntry> log)
    {
        lock (_lock)
        {
            foreach (var (target, row) in units)
            {
                _units.TryAdd(target, row);
            }

            WireEntry[] news = [.. _log];
            _log.Clear();
            foreach (var entry in log.Where(entry => news is [] || entry.Number < news[0].Number).Concat(news))
            {
                Enqueue(entry);
            }
        }
    }

    public void Take(LocationCall call)
    {
        lock (_lock)
        {
            foreach (var row in call.Rows)
            {
                _units[row.Target] = row;
            }
        }
    }

    public void Take(WireEntry entry)
    {
        lock (_lock)
        {
            Enqueue(entry);
        }
    }

    /// <summary>All that there is to tell, beside the state and the boards.</summary>
    public Frame Next(Frame.Now? state, IReadOnlyList<Frame.Board>? boards)
    {
        lock (_lock)
        {
            var frame = new Frame(
                state,
                _units.Count > 0 ? [.. _units.Values.Select(Frame.Unit.Of)] : null,
                boards,
                _log.Count > 0 ? [.. _log] : null,
                _missed > 0 ? _missed : null);
            _units.Clear();
            _log.Clear();
            _missed = 0;
            return frame;
        }
    }

    private void Enqueue(WireEntry entry)
    {
        if (_log.Count == WireLog.Capacity)
        {
            _log.Dequeue();
            _missed++;
        }

        _log.Enqueue(entry);
    }
}

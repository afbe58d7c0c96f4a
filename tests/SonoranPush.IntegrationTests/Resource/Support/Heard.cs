using RaisedEvent = FxServer.Host.Events.RaisedEvent;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Keeps the events that resources raised, in order. Any thread.</summary>
internal sealed class Heard
{
    private readonly List<RaisedEvent> _events = [];
    private readonly Dictionary<string, int> _counts = [];

    public void Add(RaisedEvent raised)
    {
        lock (_events)
        {
            _events.Add(raised);
            _counts[raised.Name] = _counts.GetValueOrDefault(raised.Name) + 1;
        }
    }

    public int Count(string name)
    {
        lock (_events)
        {
            return _counts.GetValueOrDefault(name);
        }
    }

    public IReadOnlyList<RaisedEvent> All()
    {
        lock (_events)
        {
            return [.. _events];
        }
    }

    /// <summary>How many events of each name came.</summary>
    public IReadOnlyDictionary<string, int> CountAll()
    {
        lock (_events)
        {
            return new Dictionary<string, int>(_counts);
        }
    }

    public IReadOnlyList<RaisedEvent> Named(string name)
    {
        lock (_events)
        {
            return [.. _events.Where(raised => raised.Name == name)];
        }
    }

    /// <summary>The events of a name, once there are as many.</summary>
    public async Task<IReadOnlyList<RaisedEvent>> NamedAsync(string name, int count)
    {
        await Soon.TrueAsync(() => Count(name) >= count, $"{count} events {name}, {Count(name)} came");
        return Named(name);
    }

    /// <summary>The first event of a name of which something is true.</summary>
    public async Task<RaisedEvent> FirstAsync(string name, Func<RaisedEvent, bool> condition)
    {
        await Soon.TrueAsync(() => Named(name).Any(condition), $"a certain event {name}");
        return Named(name).First(condition);
    }
}

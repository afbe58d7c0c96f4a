using System.Text.RegularExpressions;

namespace FxServer.Host.World;

/// <summary>The server's console variables. Names are compared without case. Main thread only.</summary>
internal sealed class Convars
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _readers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Listener> _listeners = new();
    private int _lastCookie;

    /// <summary>Whether the server knows where entities are.</summary>
    public bool HasOneSync { get; private set; }

    /// <summary>Sets a value, and answers the function references to call. Creating a convar calls nobody, nor does a change of one
    /// that has named readers: a server asks whether the resource that sets it may read it, and the console is none.</summary>
    public IReadOnlyList<string> Set(string name, string value)
    {
        bool isChange = _values.TryGetValue(name, out string? before) && before != value && !_readers.ContainsKey(name);
        _values[name] = value;
        HasOneSync = !(Get("onesync") ?? "off").Equals("off", StringComparison.OrdinalIgnoreCase);
        return isChange
            ? _listeners.Values.Where(listener => listener.Filter.IsMatch(name)).Select(listener => listener.Function).ToList()
            : Array.Empty<string>();
    }

    /// <summary>The value as a resource sees it, or null: where readers are named, nobody else can read.</summary>
    public string? Get(string resource, string name) =>
        _readers.TryGetValue(name, out HashSet<string>? readers) && !readers.Contains(resource) ? null : Get(name);

    /// <summary>The value as the server sees it, or null.</summary>
    public string? Get(string name) => _values.TryGetValue(name, out string? value) ? value : null;

    public void AllowRead(string resource, string name)
    {
        if (!_readers.TryGetValue(name, out HashSet<string>? readers))
        {
            _readers[name] = readers = new HashSet<string>(StringComparer.Ordinal);
        }

        readers.Add(resource);
    }

    public int Listen(string resource, string filter, string function)
    {
        _listeners.Add(++_lastCookie, new Listener(resource, filter, function));
        return _lastCookie;
    }

    public void StopListening(int cookie) => _listeners.Remove(cookie);

    public void StopListening(string resource)
    {
        foreach (int cookie in _listeners.Where(entry => entry.Value.Resource == resource).Select(entry => entry.Key).ToList())
        {
            _listeners.Remove(cookie);
        }
    }

    private sealed class Listener
    {
        public Listener(string resource, string filter, string function)
        {
            Resource = resource;
            Filter = new Regex("^" + Regex.Escape(filter).Replace(@"\*", ".*") + "$", RegexOptions.IgnoreCase);
            Function = function;
        }

        public string Resource { get; }

        public Regex Filter { get; }

        public string Function { get; }
    }
}

using CitizenFX.Core.Runtime;

namespace FxServer.Host.Events;

/// <summary>The server's console and the list of faults. Any thread.</summary>
internal sealed class ServerJournal
{
    private readonly object _gate = new();
    private readonly Dictionary<string, StringBuilder> _unfinished = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = new();
    private readonly Action<string> _line;
    private readonly Action<Fault> _fault;

    public ServerJournal(Action<string> line, Action<Fault> fault)
    {
        _line = line;
        _fault = fault;
    }

    public IReadOnlyList<Fault> Faults
    {
        get
        {
            lock (_gate)
            {
                return _faults.ToArray();
            }
        }
    }

    /// <summary>A line of the server itself.</summary>
    public void WriteLine(string text)
    {
        lock (_gate)
        {
            _line("[server] " + text);
        }
    }

    /// <summary>What a script printed; its lines get the prefix that a server gives them.</summary>
    public void Print(string resource, string text)
    {
        lock (_gate)
        {
            if (!_unfinished.TryGetValue(resource, out StringBuilder? line))
            {
                _unfinished[resource] = line = new StringBuilder();
            }

            string[] parts = line.Append(text).ToString().Split('\n');
            line.Clear().Append(parts[parts.Length - 1]);
            for (int index = 0; index < parts.Length - 1; index++)
            {
                _line(string.Format(CultureInfo.InvariantCulture, "[script:{0}] {1}", resource, parts[index]));
            }
        }
    }

    public void Report(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }

        Print(fault.Resource, $"^1{(fault.IsFatal ? fault.Kind + ": " : string.Empty)}{fault.Text}^7\n");
        _fault(fault);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using FxServer.Host.Json;

namespace FxServer.Host.Events;

/// <summary>Writes down what resources raise. Events are taken on the main thread as bytes and decoded on a thread of its own, so that
/// watching does not cost ticks.</summary>
internal sealed class EventLog : IDisposable
{
    private const string Client = "$client";

    private static readonly CallbackDelegate UnusableFunction = _ => null;

    private readonly BlockingCollection<Action> _work = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TextWriter? _file;
    private readonly Func<Action<RaisedEvent>?> _watcher;
    private readonly Action<Fault> _fault;
    private readonly Thread _thread;
    private bool _isClosed;

    /// <param name="file">For one line per event, or null.</param>
    /// <param name="watcher">Who wants to see events as they are raised; null while nobody does.</param>
    /// <param name="fault">Told of events that cannot be read.</param>
    public EventLog(string? file, Func<Action<RaisedEvent>?> watcher, Action<Fault> fault)
    {
        _file = file is null ? null : new StreamWriter(file) { AutoFlush = true };
        _watcher = watcher;
        _fault = fault;
        _thread = new Thread(Run) { IsBackground = true, Name = "FxServer events" };
        _thread.Start();
    }

    /// <summary>Since the server's start.</summary>
    public TimeSpan Now => _clock.Elapsed;

    /// <summary>An event of a resource.</summary>
    public void Add(string raiser, string name, byte[] arguments)
    {
        if (_file is null && _watcher() is null)
        {
            return;
        }

        TimeSpan time = Now;
        _work.Add(() => Decode(raiser, time, name, arguments));
    }

    /// <summary>An event that a resource sent to game clients, noted as <c>$client</c>: (player, name, arguments...).</summary>
    public void AddToClient(string raiser, string player, string name, byte[] arguments)
    {
        TimeSpan time = Now;
        _work.Add(() => Decode(raiser, time, Client, arguments, player, name));
    }

    /// <summary>An answer to a control line.</summary>
    public void Answer(string name, params object?[] arguments)
    {
        TimeSpan time = Now;
        _work.Add(() => Write(new RaisedEvent(time, name, arguments)));
    }

    /// <summary>Ends when everything is written, the last line included.</summary>
    public void Close(IReadOnlyDictionary<string, object?> lastLine)
    {
        _work.Add(() => _file?.WriteLine(JsonWriter.Write(lastLine)));
        Dispose();
    }

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _work.CompleteAdding();
            _thread.Join();
            _file?.Dispose();
            _work.Dispose();
        }
    }

    private void Run()
    {
        foreach (Action action in _work.GetConsumingEnumerable())
        {
            action();
        }
    }

    private void Decode(string raiser, TimeSpan time, string name, byte[] arguments, params object?[] before)
    {
        try
        {
            Write(new RaisedEvent(time, name, before.Concat(MsgPackReader.ReadList(arguments, _ => UnusableFunction)).ToList()));
        }
        catch (InvalidDataException e)
        {
            _fault(new Fault(FaultKind.ForbiddenArgument, raiser, $"The arguments of {name} are not MessagePack: {e.Message}"));
        }
    }

    private void Write(RaisedEvent raised)
    {
        _file?.WriteLine(JsonWriter.Write(new Dictionary<string, object?>
        {
            ["t"] = Math.Round(raised.Time.TotalMilliseconds, 3),
            ["event"] = raised.Name,
            ["args"] = raised.Arguments,
        }));
        _watcher()?.Invoke(raised);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Locations;

/// <summary>Work that any thread adds and one loop runs in order. Callers limit what they add.</summary>
internal sealed class SerialWork
{
    private readonly ConcurrentQueue<Action> _queue = new();
    private readonly ILogger _log;

    public SerialWork(ILogger log) => _log = log;

    /// <summary>Adds work. Any thread.</summary>
    public void Add(Action work) => _queue.Enqueue(work);

    /// <summary>Runs the pending work. An exception is logged and does not affect the rest.</summary>
    public void RunAll()
    {
        while (_queue.TryDequeue(out var work))
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                Log.Unexpected(_log, "unit locations", exception);
            }
        }
    }
}

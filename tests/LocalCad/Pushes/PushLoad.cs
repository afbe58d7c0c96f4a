namespace LocalCad.Pushes;

/// <summary>What the load consists of.</summary>
/// <param name="PerSecond">How many push events a second; 0 ends it.</param>
/// <param name="ServerId">Whose they are.</param>
/// <param name="Event">The envelope of each, with its key; null: changing statuses of five units.</param>
/// <param name="Form">How they travel; null: as the rules say.</param>
internal sealed record LoadOrder(int PerSecond, int ServerId, string? Event, PushForm? Form);

/// <summary>Pushes events at a steady rate until it is told otherwise. A session that does not keep up slows it down. Any thread.</summary>
internal sealed class PushLoad(PushDelivery pushes, LocalCadOptions options) : IAsyncDisposable
{
    public const int MaxPerSecond = 1000;

    private const int Units = 5;
    private const int FirstUnit = 101;
    private const int Statuses = 5;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private LoadOrder? _order;
    private bool _isRunning;
    private Task _running = Task.CompletedTask;

    public int PerSecond => Volatile.Read(ref _order)?.PerSecond ?? 0;

    /// <summary>Ends when nothing is pushed any more.</summary>
    public Task Ended => _running;

    public void Set(LoadOrder order)
    {
        lock (_lock)
        {
            Volatile.Write(ref _order, order.PerSecond > 0 ? order : null);
            if (_order is not null && !_isRunning)
            {
                _isRunning = true;
                _running = RunAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Set(new LoadOrder(0, 0, null, null));
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        using var clock = new PeriodicTimer(Step, options.TimeProvider);
        var last = options.TimeProvider.GetTimestamp();
        var owed = 0.0;
        for (var number = 0; Next() is { } order;)
        {
            await clock.WaitForNextTickAsync(_end.Token);
            var now = options.TimeProvider.GetTimestamp();
            // What a slow session has missed is not made up for beyond a second.
            owed = Math.Min(order.PerSecond, owed + (order.PerSecond * options.TimeProvider.GetElapsedTime(last, now).TotalSeconds));
            last = now;
            for (; owed >= 1 && ReferenceEquals(order, Volatile.Read(ref _order)); owed--)
            {
                await pushes.SendAsync(order.ServerId, order.Event ?? Status(number++), order.Form).WaitAsync(_end.Token);
            }
        }
    }

    // Whoever sets an order after this has said null starts anew.
    private LoadOrder? Next()
    {
        lock (_lock)
        {
            _isRunning = _order is not null;
            return _order;
        }
    }

    private string Status(int number) => Envelope.Create(options.ApiKey, "EVENT_UNIT_STATUS", new JsonObject
    {
        ["identIds"] = new JsonArray(FirstUnit + (number % Units)),
        ["status"] = number / Units % Statuses,
    });
}

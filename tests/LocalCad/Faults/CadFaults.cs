namespace LocalCad.Faults;

/// <summary>What is wrong with the CAD at the moment; nothing at first. Each fault takes effect at once and lasts until it is
/// taken back. Any thread.</summary>
public sealed class CadFaults : IDisposable
{
    /// <summary>The <see cref="FailingMethod"/> that stands for all of them.</summary>
    public const string AnyMethod = "*";

    private readonly TimeProvider _time;
    private readonly ITimer _drops;
    private TaskCompletionSource? _freeze;
    private TimeSpan _dropEvery;

    internal CadFaults(TimeProvider time, Action dropAll)
    {
        _time = time;
        _drops = time.CreateTimer(_ => dropAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The hub reads nothing, answers nothing and sends nothing, pings included, while its sockets stay open. New ones
    /// are accepted by TCP and get no answer either. What was held back is sent when this ends, unless the hub has given up the
    /// connection by then (10 s after something to send, 30 s after the client's last ping); then the socket closes.</summary>
    public bool Frozen
    {
        get => _freeze is not null;
        set
        {
            if (value)
            {
                _freeze ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else
            {
                Interlocked.Exchange(ref _freeze, null)?.TrySetResult();
            }
        }
    }

    /// <summary>The hub sends no pings, so that only answers and push events show that it lives.</summary>
    public bool WithoutPings { get; set; }

    /// <summary>How long the hub lets a client wait for the answer to its handshake. Zero: not at all.</summary>
    public TimeSpan HandshakeDelay { get; set; }

    /// <summary>The error with which each handshake is answered before the hub closes. Null: none.</summary>
    public string? HandshakeError { get; set; }

    /// <summary>Logins get no answer.</summary>
    public bool LoginSilent { get; set; }

    /// <summary>The error with which each login is refused, however good. Null: none.</summary>
    public string? LoginRefusal { get; set; }

    /// <summary>The hub method, or <see cref="AnyMethod"/>, whose calls end in a completion error. Null: none.</summary>
    public string? FailingMethod { get; set; }

    /// <summary>How long each answer of the hub is held back after the call took effect. Zero: not at all.</summary>
    public TimeSpan AnswerDelay { get; set; }

    /// <summary>How long each answer to a REST request that changes something is held back after the request took effect. Zero: not at
    /// all.</summary>
    public TimeSpan RestAnswerDelay { get; set; }

    /// <summary>Every n-th <c>unitLocation</c> call, beginning with the n-th, is refused as too soon. Zero: none.</summary>
    public int RefuseEveryNthLocationCall { get; set; }

    /// <summary>All connections are cut each time this much has passed. Zero: never.</summary>
    public TimeSpan DropEvery
    {
        get => _dropEvery;
        set
        {
            _dropEvery = value;
            var period = value > TimeSpan.Zero ? value : Timeout.InfiniteTimeSpan;
            _drops.Change(period, period);
        }
    }

    /// <summary>Every message of the hub leaves in websocket frames of at most so many bytes. Zero: in one.</summary>
    public int FrameBytes { get; set; }

    /// <summary>Every push event is sent twice.</summary>
    public bool DuplicatePushes { get; set; }

    /// <summary>So many push events wait for each other and then leave in reverse order. Zero: none waits.</summary>
    public int ReversePushes { get; set; }

    /// <summary>So many push events wait for each other and then leave in one websocket frame. Zero: none waits.</summary>
    public int GatherPushes { get; set; }

    /// <summary>Takes every fault back.</summary>
    public void Clear()
    {
        Frozen = WithoutPings = LoginSilent = DuplicatePushes = false;
        HandshakeDelay = AnswerDelay = RestAnswerDelay = DropEvery = TimeSpan.Zero;
        HandshakeError = LoginRefusal = FailingMethod = null;
        RefuseEveryNthLocationCall = FrameBytes = ReversePushes = GatherPushes = 0;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Frozen = false;
        _drops.Dispose();
    }

    internal Task ThawedAsync(CancellationToken cancellation) => _freeze?.Task.WaitAsync(cancellation) ?? Task.CompletedTask;

    internal Task DelayHandshakeAsync(CancellationToken cancellation) => DelayAsync(HandshakeDelay, cancellation);

    internal Task DelayAnswerAsync(CancellationToken cancellation) => DelayAsync(AnswerDelay, cancellation);

    internal Task DelayRestAnswerAsync(CancellationToken cancellation) => DelayAsync(RestAnswerDelay, cancellation);

    internal Task SilenceAsync(CancellationToken cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellation);

    internal bool Fails(string method) =>
        FailingMethod is { } failing && (failing == AnyMethod || failing.Equals(method, StringComparison.OrdinalIgnoreCase));

    private Task DelayAsync(TimeSpan delay, CancellationToken cancellation) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, _time, cancellation) : Task.CompletedTask;
}

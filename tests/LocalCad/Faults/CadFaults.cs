using System.ComponentModel;

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
    [Description("The hub reads, answers and sends nothing, while its connections stay open.")]
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

    [Description("The hub sends no pings, so that only answers and push events show that it lives.")]
    public bool WithoutPings { get; set; }

    [Description("How long a client waits for the answer to its handshake.")]
    public TimeSpan HandshakeDelay { get; set; }

    [Description("The error that answers each handshake.")]
    public string? HandshakeError { get; set; }

    [Description("Logins get no answer.")]
    public bool LoginSilent { get; set; }

    [Description("The error with which each login is refused, however good.")]
    public string? LoginRefusal { get; set; }

    /// <summary>The hub method, or <see cref="AnyMethod"/>, whose calls end in a completion error. Null: none.</summary>
    [Description("The hub method whose calls break down; * for all of them.")]
    public string? FailingMethod { get; set; }

    [Description("How long each answer of the hub is held back.")]
    public TimeSpan AnswerDelay { get; set; }

    [Description("How long each answer to a REST request that changes something is held back.")]
    public TimeSpan RestAnswerDelay { get; set; }

    [Description("REST answers no request for calls, as when the community's plan does not include them.")]
    public bool CallsBeyondPlan { get; set; }

    [Description("How far the CAD's clock is ahead of this machine's, in the Date header of its answers.")]
    public TimeSpan ClockAhead { get; set; }

    [Description("Every n-th call with locations is refused as too soon; 0 for none.")]
    public int RefuseEveryNthLocationCall { get; set; }

    /// <summary>All connections are cut each time this much has passed. Zero: never.</summary>
    [Description("All connections are cut each time this much has passed; 0 for never.")]
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

    [Description("The hub's messages leave in websocket frames of at most so many bytes; 0 for whole.")]
    public int FrameBytes { get; set; }

    [Description("Every push event is sent twice.")]
    public bool DuplicatePushes { get; set; }

    [Description("So many push events wait for each other and leave in reverse order; 0 for none.")]
    public int ReversePushes { get; set; }

    [Description("So many push events wait for each other and leave in one frame; 0 for none.")]
    public int GatherPushes { get; set; }

    /// <summary>Takes every fault back.</summary>
    public void Clear()
    {
        Frozen = WithoutPings = LoginSilent = CallsBeyondPlan = DuplicatePushes = false;
        HandshakeDelay = AnswerDelay = RestAnswerDelay = ClockAhead = DropEvery = TimeSpan.Zero;
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

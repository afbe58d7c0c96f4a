namespace FxServer.Host.Accounts;

/// <summary>Attributes the main thread's processor time and garbage to the resource that uses it. Where one calls another, the time of
/// the inner one is not the outer one's. Main thread only.</summary>
internal sealed class MainThreadClock
{
    private ResourceAccount? _account;
    private MainThreadUse _use;
    private long _since;
    private long _allocated;

    /// <summary>Until the result is disposed of, time is this use's.</summary>
    public Scope Enter(ResourceAccount account, MainThreadUse use)
    {
        var scope = new Scope(this);
        SwitchTo(account, use);
        account.Enter(_since);
        return scope;
    }

    private void SwitchTo(ResourceAccount? account, MainThreadUse use)
    {
        long now = ThreadTime.Now();
        long allocated = Garbage.AllocatedByThread();
        _account?.Spend(_use, now - _since, allocated - _allocated);
        _account = account;
        _use = use;
        _since = now;
        _allocated = allocated;
    }

    /// <summary>A time that ends.</summary>
    internal readonly struct Scope : IDisposable
    {
        private readonly MainThreadClock _clock;
        private readonly ResourceAccount? _account;
        private readonly MainThreadUse _use;

        public Scope(MainThreadClock clock)
        {
            _clock = clock;
            _account = clock._account;
            _use = clock._use;
        }

        public void Dispose()
        {
            ResourceAccount ended = _clock._account!;
            _clock.SwitchTo(_account, _use);
            ended.Leave(_clock._since);
        }
    }
}

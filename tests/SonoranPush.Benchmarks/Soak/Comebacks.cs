using LocalCad;

namespace SonoranPush.Benchmarks.Soak;

/// <summary>Measures how long it takes from a hub that is up to a session that is logged in. Any thread.</summary>
internal sealed class Comebacks
{
    private readonly Lock _gate = new();
    private readonly List<long> _logins = [];
    private readonly List<TimeSpan> _times = [];

    public Comebacks(LocalCadServer cad, TimeProvider time) => cad.SessionOpened += _ =>
    {
        lock (_gate)
        {
            _logins.Add(time.GetTimestamp());
        }
    };

    /// <summary>Logins so far.</summary>
    public int Logins
    {
        get
        {
            lock (_gate)
            {
                return _logins.Count;
            }
        }
    }

    public int Count => _times.Count;

    /// <summary>The session came back by its latest login.</summary>
    public TimeSpan Add(long upAt, TimeProvider time)
    {
        lock (_gate)
        {
            var took = time.GetElapsedTime(upAt, _logins[^1]);
            _times.Add(took > TimeSpan.Zero ? took : TimeSpan.Zero);
            return _times[^1];
        }
    }

    /// <summary>The time within which this share of the sessions came back.</summary>
    public TimeSpan Percentile(double share) =>
        _times.Count == 0 ? TimeSpan.Zero : _times.Order().ElementAt((int)Math.Ceiling(share * _times.Count) - 1);
}

using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Counters of rows and calls since the start. Location loop only.</summary>
internal sealed class UnitLocationCounters
{
    private const int MaxRejectedUnits = 16;

    private readonly Dictionary<UnitTarget, string> _rejected = new();
    private LocationOutcome _outcome = new();
    private TimeSpan? _newestAt;

    /// <summary>Rows that the hub accepted.</summary>
    public long RowsSent { get; private set; }

    /// <summary>Rows rejected for good: by validation, or by the hub.</summary>
    public long RowsRefused { get; set; }

    /// <summary>Samples of <c>players.lua</c> that were malformed or arrived while too many were pending.</summary>
    public long SamplesRejected { get; set; }

    /// <summary>Calls that the hub refused; their rows were sent again.</summary>
    public long CallsRefused { get; set; }

    /// <summary>Calls that ended without an answer. Their rows are pending again.</summary>
    public long CallsFailed { get; private set; }

    /// <summary>Counts an accepted call.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="sentAt">When it was sent.</param>
    public void Accept(int rows, TimeSpan sentAt)
    {
        RowsSent += rows;
        _newestAt = sentAt;
        _outcome = Weigh(0) with { CallsAccepted = _outcome.CallsAccepted + 1 };
    }

    /// <summary>Counts a refused call.</summary>
    public void Refuse(string? error)
    {
        CallsRefused++;
        _outcome = Weigh(1) with { LastRefusal = error ?? "without a reason" };
    }

    /// <summary>Counts a call without an answer.</summary>
    public void Lose(string error)
    {
        CallsFailed++;
        _outcome = Weigh(1) with { LastFailure = error };
    }

    /// <summary>Counts a row that the hub has rejected, and keeps the unit until a row of it is accepted.</summary>
    public void Reject(UnitTarget unit, string error)
    {
        RowsRefused++;
        if (_rejected.Count < MaxRejectedUnits)
        {
            _rejected[unit] = error;
        }
    }

    /// <summary>A row of the unit was accepted.</summary>
    public void Forgive(UnitTarget unit) => _rejected.Remove(unit);

    /// <summary>The data for the check.</summary>
    public LocationOutcome ReadOutcome(TimeSpan now) => _outcome with
    {
        NewestAge = now - _newestAt,
        RejectedUnits = _rejected.Count == 0 ? _outcome.RejectedUnits : _rejected.Select(pair => (pair.Key, pair.Value)).ToList(),
    };

    private LocationOutcome Weigh(double trouble) => _outcome with { TroubleShare = (0.9 * _outcome.TroubleShare) + (0.1 * trouble) };
}

/// <summary>How the last calls ended. Immutable.</summary>
internal sealed record LocationOutcome
{
    /// <summary>Calls that the hub accepted since the start.</summary>
    public long CallsAccepted { get; init; }

    /// <summary>Share of the last calls that were refused or failed; the older a call, the less it counts.</summary>
    public double TroubleShare { get; init; }

    /// <summary>The reason of the last refused call, or null.</summary>
    public string? LastRefusal { get; init; }

    /// <summary>The reason of the last failed call, or null.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Age of the newest accepted call; null before the first.</summary>
    public TimeSpan? NewestAge { get; init; }

    /// <summary>Units whose last row the hub rejected, with its reason.</summary>
    public IReadOnlyList<(UnitTarget Target, string Error)> RejectedUnits { get; init; } = Array.Empty<(UnitTarget, string)>();
}

using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The players of the simulation, sampled as <c>players.lua</c> does it: those whose turn it is, spread over ticks, and only what has changed.</summary>
internal sealed class SimulatedWorld
{
    private const int TickMs = 50;
    private const int SampleMs = 250;
    private const int ReadsPerTick = 64;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly Sampled[] _sampled;
    private readonly Queue<int> _moving = new();
    private readonly Queue<int> _standing = new();
    private readonly Queue<int> _due = new();
    private readonly List<(TimeSpan ReadAt, string Lines)> _groups = [];
    private TimeSpan _startedAt = TimeSpan.FromSeconds(-1);
    private int _perTick;

    public SimulatedWorld(int units, TrackMix mix)
    {
        Tracks = [.. Enumerable.Range(0, units).Select(i => new UnitTrack(i, mix.KindOf(i)))];
        _sampled = [.. Tracks.Select(_ => new Sampled())];
        foreach (var index in Enumerable.Range(0, units))
        {
            _standing.Enqueue(index);
        }
    }

    public IReadOnlyList<UnitTrack> Tracks { get; }

    public void Step(double seconds)
    {
        foreach (var track in Tracks)
        {
            track.Step(seconds);
        }
    }

    /// <summary>Runs one tick of the server.</summary>
    /// <returns>A sample, or null.</returns>
    public string? Sample(TimeSpan now)
    {
        if (_due.Count == 0 && now - _startedAt >= TimeSpan.FromMilliseconds(SampleMs))
        {
            _startedAt = now;
            ChooseDue();
        }

        if (_due.Count == 0)
        {
            return null;
        }

        var lines = new StringBuilder();
        for (var left = Math.Min(_perTick, _due.Count); left > 0; left--)
        {
            Add(lines, _due.Dequeue(), now);
        }

        if (lines.Length > 0)
        {
            _groups.Add((now, lines.ToString()));
        }

        if (_due.Count > 0 || _groups.Count == 0)
        {
            return null;
        }

        var sample = string.Concat(_groups.Select(group => string.Create(
            CultureInfo.InvariantCulture, $"@{(now - group.ReadAt).TotalMilliseconds:0}\n{group.Lines}")));
        _groups.Clear();
        return sample;
    }

    private void ChooseDue()
    {
        var moving = _moving.Count;
        Take(_moving, moving);
        Take(_standing, moving + _standing.Count);
        _perTick = Math.Max(ReadsPerTick, (_due.Count * TickMs + SampleMs - 1) / SampleMs);
    }

    private void Take(Queue<int> queue, int count)
    {
        for (var left = (int)Math.Ceiling(queue.Count * Math.Clamp(100.0 / Math.Max(1, count), 0.25, 1)); left > 0; left--)
        {
            _due.Enqueue(queue.Dequeue());
        }
    }

    private void Add(StringBuilder lines, int index, TimeSpan now)
    {
        var (track, last) = (Tracks[index], _sampled[index]);
        var place = track.Place;
        var moved = last.At is not { } at || MovementFilter.Distance(place, last.Place) > UnitMotion.StandsStill || MovementFilter.Turn(place.Heading, last.Place.Heading) > 2.5;
        if (moved || last.IsMoving || last.Siren != track.Siren || now - last.At >= Refresh)
        {
            (last.Place, last.At, last.IsMoving, last.Siren) = (place, now, moved, track.Siren);
            lines.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{index + 1} {place.X * 100:0} {place.Y * 100:0} {place.Z * 100:0} {place.Heading:0}{(track.InVehicle ? $" 2046537925 automobile {(track.Siren ? 1 : 0)}" : "")}\n"));
        }

        (last.IsMoving ? _moving : _standing).Enqueue(index);
    }

    private sealed class Sampled
    {
        public Contracts.Coordinates Place { get; set; }

        public TimeSpan? At { get; set; }

        public bool IsMoving { get; set; }

        public bool Siren { get; set; }
    }
}

using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The players of the simulation, sampled as <c>players.lua</c> does it: those whose turn it is, spread over ticks, and only what has changed.</summary>
internal sealed class SimulatedWorld
{
    private const int TickMs = 50;
    private const int SampleMs = 250;
    private const int ReadsPerTick = 50;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly Sampled[] _sampled;
    private readonly Queue<int> _due = new();
    private readonly List<(TimeSpan ReadAt, string Lines)> _groups = [];
    private TimeSpan _startedAt = TimeSpan.FromSeconds(-1);
    private int _perTick;
    private double _movingMs = SampleMs;
    private double _standingMs = SampleMs;

    public SimulatedWorld(int units, TrackMix mix)
    {
        Tracks = [.. Enumerable.Range(0, units).Select(i => new UnitTrack(i, mix.KindOf(i)))];
        _sampled = [.. Tracks.Select(_ => new Sampled())];
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

    private static double Interval(int count) => Math.Clamp(count * 2.5, SampleMs, 1000);

    private void ChooseDue()
    {
        for (var index = 0; index < _sampled.Length; index++)
        {
            var player = _sampled[index];
            var interval = TimeSpan.FromMilliseconds(player.IsMoving ? _movingMs : _standingMs);
            if (player.ReadAt is not { } readAt || readAt + interval < _startedAt + TimeSpan.FromMilliseconds(SampleMs / 2))
            {
                player.ReadAt = _startedAt;
                _due.Enqueue(index);
            }
        }

        (_movingMs, _standingMs) = (Interval(_sampled.Count(player => player.IsMoving)), Interval(_sampled.Length));
        _perTick = Math.Max(ReadsPerTick, (_due.Count * TickMs + SampleMs - 1) / SampleMs);
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
    }

    private sealed class Sampled
    {
        public Contracts.Coordinates Place { get; set; }

        public TimeSpan? At { get; set; }

        public TimeSpan? ReadAt { get; set; }

        public bool IsMoving { get; set; }

        public bool Siren { get; set; }
    }
}

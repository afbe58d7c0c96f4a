using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The players of the simulation, sampled as <c>players.lua</c> does it: a part in each tick, those who move more often,
/// and only what has changed.</summary>
internal sealed class SimulatedWorld
{
    private const int TickMs = 50;
    private const int TicksPerSample = 5;
    private const int MovingPerTick = 20;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly Sampled[] _sampled;
    private readonly Queue<int> _moving = new();
    private readonly Queue<int> _standing = new();
    private readonly List<(TimeSpan ReadAt, string Lines)> _groups = [];
    private int _ticks;

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
        var lines = new StringBuilder();
        var rounds = Math.Clamp(Tracks.Count * 2.5, 250, 1000) / TickMs;
        var (standing, moving) = (_standing.Count / rounds, Math.Min(_moving.Count / (double)TicksPerSample, Math.Max(MovingPerTick, _moving.Count / rounds)));
        Read(_standing, standing, now, lines);
        Read(_moving, moving, now, lines);
        if (lines.Length > 0)
        {
            _groups.Add((now, lines.ToString()));
        }

        if (++_ticks % TicksPerSample != 0 || _groups.Count == 0)
        {
            return null;
        }

        var sample = string.Concat(_groups.Select(group => string.Create(
            CultureInfo.InvariantCulture, $"@{(now - group.ReadAt).TotalMilliseconds:0}\n{group.Lines}")));
        _groups.Clear();
        return sample;
    }

    private void Read(Queue<int> queue, double count, TimeSpan now, StringBuilder lines)
    {
        for (var left = Math.Min((int)Math.Ceiling(count), queue.Count); left > 0; left--)
        {
            Add(lines, queue.Dequeue(), now);
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

using System.Text.Json.Nodes;
using LocalCad;
using LocalCad.Locations;

namespace SonoranPush.Demo;

/// <summary>Counts what goes in and what comes out. Any thread.</summary>
internal sealed class Tally(TimeProvider time)
{
    // A machine that is busy may deliver two calls closer together than the hub allows. Their rows are sent again.
    private const int MaxRefused = 2;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private int _raised;
    private int _connected;
    private int _accepted;
    private int _refused;
    private volatile JsonObject? _consumerCounts;

    /// <summary>Events of the CAD. Only the one who pushes counts here.</summary>
    public int Pushed { get; set; }

    public int Raised => _raised;

    /// <summary>How often the session was logged in.</summary>
    public int Connected => _connected;

    public int LocationsAccepted => _accepted;

    /// <summary>What the consumer says that it has handled; null until it was asked.</summary>
    public int? Handled => (int?)_consumerCounts?["handled"];

    /// <summary>Events that came late, twice or not at all.</summary>
    private int Lost => Math.Max(Math.Abs(Pushed - Raised), Math.Abs(Pushed - (Handled ?? 0)));

    private bool IsInOrder => (int?)_consumerCounts?["outOfOrder"] == 0;

    public bool IsGood => Pushed > 0 && Lost == 0 && IsInOrder && LocationsAccepted > 0 && _refused <= MaxRefused;

    public void Watch(LocalCadServer cad, IDemoServer server)
    {
        cad.LocationsAccepted += call => Interlocked.Add(ref _accepted, call.Rows.Count);
        cad.LocationsRefused += _ => Interlocked.Increment(ref _refused);
        server.Raised += Count;
    }

    /// <summary>Waits until something is true of the counts, but no longer than the patience lasts.</summary>
    public async Task UntilAsync(Func<Tally, bool> condition, TimeSpan patience)
    {
        var start = time.GetTimestamp();
        while (!condition(this) && time.GetElapsedTime(start) < patience)
        {
            await Task.Delay(Glance, time);
        }
    }

    public override string ToString() =>
        $"demo: {Pushed} events pushed, {Raised} raised, {Handled ?? 0} handled by the consumer, {Lost} lost, " +
        $"{LocationsAccepted} location updates accepted, {_refused} refused";

    private void Count(string name, JsonArray arguments)
    {
        switch (name)
        {
            case "sonoranpush:pushEvent":
                Interlocked.Increment(ref _raised);
                break;
            case "sonoranpush:connected":
                Interlocked.Increment(ref _connected);
                break;
            case "consumer:counts":
                _consumerCounts = arguments[0]!.AsObject();
                break;
        }
    }
}

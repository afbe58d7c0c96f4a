namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>Somebody who receives push events: SonoranPush, or a plain client.</summary>
/// <param name="name">As the table calls it.</param>
/// <param name="serverId">Its server in the CAD: everybody has one, so that all can be connected at once.</param>
/// <param name="child">Its process.</param>
/// <param name="server">The game server in it; null in Node.</param>
internal sealed class Contender(string name, int serverId, Child child, GameServer? server) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>Has events pushed and waits until the consumer has handled them all.</summary>
    /// <param name="cad">Who pushes.</param>
    /// <param name="count">How many.</param>
    /// <param name="rate">How many a second; 0: as fast as it goes.</param>
    public async Task<Sample> MeasureAsync(CadProcess cad, int count, int rate)
    {
        await ExpectAsync(count);
        await (server?.ResetAccountAsync() ?? Task.CompletedTask);
        var before = ProcessorTime.Read(child.Process);
        await cad.PushAsync(serverId, count, rate);
        var heard = (await child.HearAsync("heard ")).Split(' ');
        var spent = ProcessorTime.Between(before, ProcessorTime.Read(child.Process));
        var account = server is null ? null : await server.ReadAccountAsync();
        var seconds = (Number(heard[1]) - Number(heard[0])) / 1e6;
        return new Sample(
            count / seconds,
            Quantiles.Of([.. heard[2].Split(',').Select(text => Number(text) / 1000)]),
            spent.Pool.TotalMicroseconds / count,
            server is null ? double.NaN : spent.Tick.TotalMicroseconds / count,
            account?.OwnMs.Total * 1000 / count ?? double.NaN,
            account?.Crossings.Total / count ?? double.NaN,
            account?.TickMs ?? new TickSpread(double.NaN, double.NaN, double.NaN, double.NaN),
            child.Process.WorkingSet64 / 1048576.0);
    }

    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private Task ExpectAsync(int count) => server is null
        ? child.TellAsync(string.Create(CultureInfo.InvariantCulture, $"expect {count}"))
        : server.DoAsync(new { @do = "event", name = "listener:expect", args = new[] { count } });
}

/// <summary>One measurement of one contender.</summary>
/// <param name="EventsPerSecond">From the first one's leaving the hub to the last one's being handled.</param>
/// <param name="LatencyMs">From leaving the hub to the consumer's handler.</param>
/// <param name="PoolUs">Processor time for each event off the main thread.</param>
/// <param name="TickUs">Processor time for each event on it, whoever spent it.</param>
/// <param name="OwnUs">The resource's own work on the main thread for each event: crossings and consumers taken out.</param>
/// <param name="Crossings">Crossings of the resource for each event.</param>
/// <param name="TickMs">Ticks of the resource, crossings and consumers included.</param>
/// <param name="Megabytes">Resident memory of its process.</param>
internal sealed record Sample(
    double EventsPerSecond,
    Quantiles LatencyMs,
    double PoolUs,
    double TickUs,
    double OwnUs,
    double Crossings,
    TickSpread TickMs,
    double Megabytes)
{
    /// <summary>Medians of several; of the worst ones, the worst.</summary>
    public static Sample Of(IReadOnlyList<Sample> samples) => new(
        Median(samples, sample => sample.EventsPerSecond),
        new Quantiles(
            Median(samples, sample => sample.LatencyMs.P50),
            Median(samples, sample => sample.LatencyMs.P95),
            Median(samples, sample => sample.LatencyMs.P99),
            samples.Max(sample => sample.LatencyMs.Max)),
        Median(samples, sample => sample.PoolUs),
        Median(samples, sample => sample.TickUs),
        Median(samples, sample => sample.OwnUs),
        Median(samples, sample => sample.Crossings),
        new TickSpread(
            Median(samples, sample => sample.TickMs.Total),
            samples.Max(sample => sample.TickMs.Max),
            Median(samples, sample => sample.TickMs.P99),
            Median(samples, sample => sample.TickMs.Median)),
        Median(samples, sample => sample.Megabytes));

    private static double Median(IReadOnlyList<Sample> samples, Func<Sample, double> figure) => Quantiles.Of([.. samples.Select(figure)]).P50;
}

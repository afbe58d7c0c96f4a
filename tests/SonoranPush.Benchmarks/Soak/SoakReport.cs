namespace SonoranPush.Benchmarks.Soak;

/// <summary>What a soak has shown.</summary>
internal sealed class SoakReport(SoakStage stage, Balance balance, IReadOnlyList<string> troubles)
{
    private static readonly TimeSpan LongestComeback = TimeSpan.FromSeconds(10);

    /// <summary>Delivered and raised are equal, sessions came back in time, and the key was shown nowhere.</summary>
    public bool IsGood => balance.IsEven && troubles.Count == 0 && stage.Comebacks.Count > 0
        && stage.Comebacks.Percentile(0.95) <= LongestComeback && stage.KeySearch.IsClean;

    public void Write(TextWriter output, TimeSpan took, (Memory Start, Memory End) memory, (int Survived, IReadOnlyList<TimeSpan> Silences) faults)
    {
        var comebacks = stage.Comebacks;
        string[] lines =
        [
            Format($"took                 {took:hh\\:mm\\:ss}"),
            Format($"outages              {comebacks.Count}; {faults.Survived} more faults that the session survived"),
            $"hub up to logged in  p50 {Seconds(comebacks.Percentile(0.5))}, p95 {Seconds(comebacks.Percentile(0.95))}, max {Seconds(comebacks.Percentile(1))}",
            $"half-open noticed    after {(faults.Silences.Count == 0 ? "-" : string.Join(", ", faults.Silences.Select(Seconds)))}",
            Format($"events pushed        {balance.Pushed}"),
            Format($"delivered            {balance.DeliveredByWebsocket} by websocket, {balance.DeliveredByHttp} recovered by the fallback"),
            Format($"raised               {balance.Raised}, {balance.InFlightRaised} of them among the {balance.InFlight} in flight at their connection's end"),
            Format($"never arrived        {balance.NeverArrived} (given by the CAD to a dead connection, or to nobody)"),
            Format($"reported as dropped  {balance.Dropped}"),
            Format($"lost                 {balance.Lost}{string.Concat(balance.LostEvents.Take(20).Select(number => Format($" #{number}")))}"),
            Format($"twice, out of order  {balance.Duplicates}, {balance.OrderBreaks}; {balance.Strangers} that were never sent"),
            $"mirror               {stage.MirrorReport.Text}: {(stage.MirrorReport.IsEqual ? "equal to the exports" : "DIFFERENT")}",
            Format($"memory               {memory.Start} at the start, {memory.End} at the end"),
            Format($"key                  found {stage.KeySearch.Hits} times in {stage.KeySearch.Characters:N0} characters"),
            .. troubles.Select(trouble => "trouble              " + trouble),
            IsGood ? "soak: good" : "soak: BAD",
        ];
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private static string Seconds(TimeSpan time) => Format($"{time.TotalSeconds:0.0} s");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a process holds.</summary>
/// <param name="Heap">Live objects in bytes, as far as they can be counted from here.</param>
/// <param name="Resident">Memory in bytes.</param>
internal readonly record struct Memory(long? Heap, long Resident)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Heap is { } heap ? $"heap {heap / 1e6:0.0} MB, " : string.Empty)}resident {Resident / 1e6:0} MB");
}

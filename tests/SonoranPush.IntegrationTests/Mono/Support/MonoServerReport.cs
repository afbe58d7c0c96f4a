namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>What a server noted until its end: the events that resources raised, in order, and the account.</summary>
internal sealed class MonoServerReport
{
    private readonly string _console;
    private readonly int _exitCode;
    private readonly JsonElement _account;

    private MonoServerReport(IReadOnlyList<RaisedEvent> events, JsonElement account, int exitCode, string console)
    {
        Events = events;
        _account = account;
        _exitCode = exitCode;
        _console = console;
    }

    public IReadOnlyList<RaisedEvent> Events { get; }

    public static MonoServerReport Read(string eventsFile, int exitCode, string console)
    {
        var lines = File.ReadLines(eventsFile).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(
            lines.Count > 0 && lines[^1].GetProperty("event").GetString() == "$account",
            $"The server ended with {exitCode} before it wrote its account:\n{console}");
        var events = lines.SkipLast(1).Select(line => new RaisedEvent(line.GetProperty("event").GetString()!, line.GetProperty("args")));
        return new MonoServerReport(events.ToList(), lines[^1], exitCode, console);
    }

    /// <summary>Nothing happened that harms a real server, and no assembly was looked up off the main thread.</summary>
    /// <param name="exceptFor">Faults with this text are wanted.</param>
    public void IsClean(string? exceptFor = null)
    {
        Assert.True(_exitCode == 0, $"The server ended with {_exitCode}:\n{_console}");
        Assert.DoesNotContain(
            _account.GetProperty("faults").EnumerateArray(),
            fault => exceptFor is null || !fault.GetString()!.Contains(exceptFor, StringComparison.Ordinal));
        Assert.Empty(_account.GetProperty("lateResolutions").EnumerateArray());
    }

    /// <summary>A figure of a resource's account, such as the longest tick: <c>tickMs</c>, <c>max</c>.</summary>
    public double Cost(string resource, string figure, string measure) => _account.GetProperty("resources").EnumerateArray()
        .Single(cost => cost.GetProperty("name").GetString() == resource)
        .GetProperty(figure).GetProperty(measure).GetDouble();
}

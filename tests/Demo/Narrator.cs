using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCad;
using LocalCad.Locations;

namespace SonoranPush.Demo;

/// <summary>Tells the person at the console what happens: when, on which side, what. Any thread.</summary>
internal sealed partial class Narrator(TextWriter output, TimeProvider time)
{
    private const int Width = 100;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output = TextWriter.Synchronized(output);
    private readonly long _start = time.GetTimestamp();
    private readonly LinePace _pace = new(time);

    public void Watch(LocalCadServer cad, IDemoServer server)
    {
        cad.SessionOpened += session => Say("CAD", $"the game server has logged in as server {session.ServerId}");
        cad.SessionClosed += session => Say("CAD", $"the connection of server {session.ServerId} is gone");
        cad.LocationsRefused += error => Say("CAD", $"locations refused: {error}");
        server.ConsoleLine += TellConsole;
        server.Raised += TellEvent;
    }

    /// <summary>Something in the CAD.</summary>
    public void Cad(string what) => Say("CAD", what);

    /// <summary>Says what a person can do now.</summary>
    public void Invite(Uri page) => _output.WriteLine(
        $"""

        30 players drive, five of them are units of the CAD. Open {page} in a browser, choose EVENT_UNIT_PANIC and push it:
        what the server's resources make of it is told here. Ctrl+C ends the demo.

        """);

    /// <summary>What the CAD's map shows, and where it has one of the units.</summary>
    public void LiveMap(IReadOnlyDictionary<string, AcceptedLocation> map, Unit unit)
    {
        var place = map.TryGetValue("communityUserId:" + unit.Identity, out var row) ? row.Location : "nowhere";
        Say("CAD", $"live map: {map.Count} players, {map.Values.Sum(entry => entry.Count)} updates so far; {unit.Number} is at {place}");
    }

    /// <summary>What went wrong, if anything, and the last line.</summary>
    public void Conclude(Tally tally, IEnumerable<string> troubles)
    {
        TellTroubles(troubles);
        _output.WriteLine(tally);
    }

    /// <summary>What went wrong, if anything.</summary>
    public void TellTroubles(IEnumerable<string> troubles)
    {
        foreach (var trouble in troubles)
        {
            Say("!", trouble);
        }
    }

    [GeneratedRegex(@"^\[script:(?<name>\w+)\] (?<text>.*)$")]
    private static partial Regex ScriptLine();

    [GeneratedRegex(@"\^\d")]
    private static partial Regex Colour();

    private static string Shorten(string text) => text.Length <= Width ? text : string.Concat(text.AsSpan(0, Width - 3), "...");

    // Lines of the server itself tell what every server tells.
    private void TellConsole(string line)
    {
        if (ScriptLine().Match(line) is { Success: true } match)
        {
            Say("console", $"{match.Groups["name"].Value}: {Colour().Replace(match.Groups["text"].Value, string.Empty)}");
        }
    }

    private void TellEvent(string name, JsonArray arguments)
    {
        switch (name)
        {
            case "sonoranpush:pushEvent":
                Say("event", Shorten($"{arguments[0]} #{arguments[2]!["sequence"]} {arguments[1]!.ToJsonString(Readable)}"));
                break;
            case "sonoranpush:connected" or "sonoranpush:snapshot" or "sonoranpush:disconnected" or "sonoranpush:eventsDropped":
                Say("event", $"{name} {arguments[0]!.ToJsonString(Readable)}");
                break;
        }
    }

    // A load that is pushed from the page would hide everything else.
    private void Say(string side, string what)
    {
        var (isAllowed, leftOut) = _pace.Next();
        if (leftOut > 0)
        {
            Write("...", $"and {leftOut} lines more");
        }

        if (isAllowed)
        {
            Write(side, what);
        }
    }

    private void Write(string side, string what) =>
        _output.WriteLine(FormattableString.Invariant($"{time.GetElapsedTime(_start).TotalSeconds,6:0.00}  {side,-8}{what}"));
}

using System.Text.RegularExpressions;

namespace SonoranPush.UnitTests.Rules;

/// <summary>The rules of the rooms, as far as a look at the text can hold them. Comments do not count.</summary>
internal static partial class HouseRules
{
    public const int MaxLines = 250;

    private static readonly (string Name, Regex Forbidden, Func<string, bool> Exempt)[] Rules =
    {
        ("only server/Hosting mentions CitizenFX", CitizenFx(), path => path.StartsWith("server/Hosting/", StringComparison.Ordinal) || IsExample(path)),
        ("only server/Session mentions SignalR", SignalR(), path => path.StartsWith("server/Session/", StringComparison.Ordinal)),
        ("natives about players and entities are called from Lua only", PlayerNatives(), IsExample),
        ("no async void", AsyncVoid(), _ => false),
        ("no threads or timers of our own", ThreadsAndTimers(), _ => false),
    };

    /// <summary>What a file does wrong, in words.</summary>
    public static IEnumerable<string> Broken(SourceFile file)
    {
        var code = Comments().Replace(file.Text, string.Empty);
        foreach (var (name, forbidden, exempt) in Rules)
        {
            if (!exempt(file.Path) && forbidden.Match(code) is { Success: true } match)
            {
                yield return $"{file.Path}: {name} ({match.Value.Trim()})";
            }
        }

        var lines = file.Text.Count(letter => letter == '\n');
        if (lines > MaxLines)
        {
            yield return $"{file.Path}: {lines} lines, at most {MaxLines}";
        }
    }

    // A consumer in another resource, not a part of ours.
    private static bool IsExample(string path) => path.StartsWith("shared/examples/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bCitizenFX\b|\bAPI\.[A-Z]\w+\(|\bFunction\.Call\b")]
    private static partial Regex CitizenFx();

    [GeneratedRegex(@"\bAPI\.\w*(Player|Entity|Ped|Vehicle)\w*\(|\bnew PlayerList\b|\bPlayers\[")]
    private static partial Regex PlayerNatives();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\b")]
    private static partial Regex SignalR();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"\bnew\s+(System\.Threading\.)?(Thread|Timer)\s*\(|\bQueueUserWorkItem\b|\bUnsafeQueueUserWorkItem\b")]
    private static partial Regex ThreadsAndTimers();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
}

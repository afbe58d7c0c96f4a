using System.Text.RegularExpressions;

namespace SonoranPush.UnitTests.Rules;

/// <summary>Words of an earlier design that have a standard term now, as far as a search can find them.</summary>
internal static partial class WordRules
{
    /// <summary>Returns each word that a file must not contain, with the file's path.</summary>
    public static IEnumerable<string> Broken(SourceFile file) =>
        Words().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}");

    [GeneratedRegex(
        @"\b[Aa]new\b|\b[Ww]hoever\b|\b[Ff]oremost\b|\bthereof\b|Follower\b|[Ee]ntrances?\b|Rehears|Roster\b|\bTell[A-Z]\w*|\w*[a-z_]Told\b|" +
        @"RememberTo|SuspectRows|WaitingTimes|UnitLedger|PlayerR(ound|oll)\b|PostedEvents|EventPost\b|PostReading|WaitingPosts|BadAttempts|" +
        @"ChainLook|OfferedChain|RootChoice|CertificateReading|ConfigMistakes|WrongValue|CfgText|LineBudget|" +
        @"Let server\.cfg say|does not take the location|Next attempt in|no connection to Sonoran CAD|Every resource of this server|Waiting for its settings")]
    private static partial Regex Words();
}

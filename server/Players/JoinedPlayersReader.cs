namespace SonoranPush.Players;

/// <summary>Reads the text with which <c>players.lua</c> reports players: one line for each, <c>ID IDENTIFIER IDENTIFIER ...</c>. Any
/// thread.</summary>
internal static class JoinedPlayersReader
{
    private const int MaxLength = 256 * 1024;
    private const int MaxIdentifiers = 16;

    private static readonly char[] Space = { ' ' };

    /// <summary>Reads the players. Lines without a player id are skipped.</summary>
    public static IEnumerable<ConnectedPlayer> Read(string text)
    {
        if (text.Length > MaxLength)
        {
            yield break;
        }

        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(Space, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
            {
                yield return new ConnectedPlayer(id.ToString(CultureInfo.InvariantCulture), words.Skip(1).Take(MaxIdentifiers));
            }
        }
    }
}

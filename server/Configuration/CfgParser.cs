namespace SonoranPush.Configuration;

/// <summary>Splits a cfg file into commands and words, as the server's console does. Any thread.</summary>
internal static class CfgParser
{
    /// <summary>The commands of a text, each as its words.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            foreach (var command in CommandsOfLine(line))
            {
                yield return command;
            }
        }
    }

    private static List<IReadOnlyList<string>> CommandsOfLine(string line)
    {
        var commands = new List<IReadOnlyList<string>>();
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        var begun = false;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"')
            {
                quoted = !quoted;
                begun = true;
            }
            else if (quoted || !IsEnd(line, at))
            {
                word.Append(letter == '\\' && quoted && at + 1 < line.Length ? line[++at] : letter);
                begun = true;
            }
            else
            {
                EndWord(words, word, ref begun);
                if (letter == ';')
                {
                    EndCommand(commands, ref words);
                }
                else if (!char.IsWhiteSpace(letter))
                {
                    break;
                }
            }
        }

        EndWord(words, word, ref begun);
        EndCommand(commands, ref words);
        return commands;
    }

    // White space, the end of a command, or a comment.
    private static bool IsEnd(string line, int at) =>
        char.IsWhiteSpace(line[at]) || line[at] is ';' or '#' || (line[at] == '/' && at + 1 < line.Length && line[at + 1] == '/');

    private static void EndWord(List<string> words, StringBuilder word, ref bool begun)
    {
        if (begun)
        {
            words.Add(word.ToString());
            word.Clear();
            begun = false;
        }
    }

    private static void EndCommand(List<IReadOnlyList<string>> commands, ref List<string> words)
    {
        if (words.Count > 0)
        {
            commands.Add(words);
            words = new List<string>();
        }
    }
}

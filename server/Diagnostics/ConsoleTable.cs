namespace SonoranPush.Diagnostics;

/// <summary>Rows for the console with aligned columns; colour codes have no width. Any thread.</summary>
internal sealed class ConsoleTable
{
    private const string Gap = "  ";

    private readonly List<ConsoleCell[]> _rows = new();

    /// <summary>Rows so far.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row.</summary>
    public void Add(params ConsoleCell[] cells) => _rows.Add(cells);

    /// <summary>Adds a row of headings.</summary>
    public void AddHeadings(params string[] texts) => Add(texts.Select(text => new ConsoleCell(text, ConsoleColour.Blue)).ToArray());

    /// <summary>The rows as lines.</summary>
    public IEnumerable<string> ToLines()
    {
        var widths = new int[_rows.Count == 0 ? 0 : _rows.Max(row => row.Length)];
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Text.Length);
            }
        }

        return _rows.Select(row => string.Join(Gap, row.Select((cell, i) => cell.Show(widths[i]))).TrimEnd());
    }
}

/// <summary>A cell: a cleaned text and its console colour (1 to 9), or 0 for the default.</summary>
internal readonly struct ConsoleCell
{
    /// <summary>Longest text of a cell, unless it is allowed more.</summary>
    public const int MaxLength = 60;

    /// <summary>Creates a cell; the text is cleaned and shortened.</summary>
    public ConsoleCell(string? text, int colour = ConsoleColour.None, int most = MaxLength)
    {
        Text = ConsoleText.Clean(text, most);
        Colour = colour;
    }

    public string Text { get; }

    public int Colour { get; }

    /// <summary>Creates a cell in the default colour.</summary>
    public static implicit operator ConsoleCell(string text) => new(text);

    /// <summary>The text in its colour, padded to a width.</summary>
    public string Show(int width)
    {
        var fill = new string(' ', width - Text.Length);
        return Colour == ConsoleColour.None ? Text + fill : $"^{Colour}{Text}^7{fill}";
    }
}

/// <summary>The console colours by their code numbers.</summary>
internal static class ConsoleColour
{
    /// <summary>The default.</summary>
    public const int None = 0;

    /// <summary>An error.</summary>
    public const int Red = 1;

    /// <summary>Success.</summary>
    public const int Green = 2;

    /// <summary>A warning.</summary>
    public const int Yellow = 3;

    /// <summary>Headings.</summary>
    public const int Blue = 5;
}

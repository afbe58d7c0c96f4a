namespace SonoranPush.Benchmarks.Measures;

/// <summary>A table for the console that is Markdown, too.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads, [.. heads.Select(_ => "---")]];

    /// <summary>Adds a row: texts, and numbers with about three digits.</summary>
    public void Add(params object[] cells) => _rows.Add([.. cells.Select(Text)]);

    /// <summary>Prints it.</summary>
    public void Print()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            Console.WriteLine("| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
        }
    }

    private static string Text(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "-",
        double number => Digits(number),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static string Digits(double number) =>
        number.ToString(Math.Abs(number) switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}

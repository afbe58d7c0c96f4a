namespace SonoranPush.Benchmarks.Mono;

/// <summary>Verb <c>changes</c>: the property of change events on Mono, with many random sequences.</summary>
internal static class ChangesVerb
{
    private const int UsualSequences = 100_000;

    public static int Run(ReadOnlySpan<string> args)
    {
        var lines = MonoProgram.RunAsync("changes", args.IsEmpty ? UsualSequences : int.Parse(args[0], CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        Array.ForEach(lines, Console.WriteLine);
        return lines.LastOrDefault()?.Contains("equal the exports", StringComparison.Ordinal) == true ? 0 : 1;
    }
}

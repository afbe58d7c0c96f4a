using FsCheck;
using FsCheck.Fluent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>A call of an export with its arguments. Immutable.</summary>
internal sealed record ExportCall(string Export, object?[] Arguments)
{
    public override string ToString() => $"{Export}({string.Join(", ", Arguments.Select(ScriptValues.Describe))})";
}

/// <summary>Calls in a row. Immutable.</summary>
internal sealed class ExportCalls(IReadOnlyList<ExportCall> calls) : IFuzzInput<ExportCalls>
{
    public IReadOnlyList<ExportCall> Calls { get; } = calls;

    /// <param name="exports">Which ones.</param>
    /// <param name="values">Their arguments.</param>
    public static Gen<ExportCalls> Of(IEnumerable<string> exports, Gen<object?> values)
    {
        var call = from export in Gen.Elements(exports.ToArray())
                   from arguments in values.ArrayOf(3)
                   select new ExportCall(export, arguments);
        return Gen.Choose(1, 4).SelectMany(count => call.ArrayOf(count)).Select(calls => new ExportCalls(calls));
    }

    public IEnumerable<ExportCalls> Smaller()
    {
        for (var i = 0; i < Calls.Count; i++)
        {
            yield return new ExportCalls([.. Calls.Take(i), .. Calls.Skip(i + 1)]);
        }

        for (var i = 0; i < Calls.Count; i++)
        {
            for (var j = 0; j < Calls[i].Arguments.Length; j++)
            {
                if (Calls[i].Arguments[j] is not null)
                {
                    yield return With(i, j, null);
                }
            }
        }
    }

    public override string ToString() => string.Join("\n  then ", Calls);

    private ExportCalls With(int call, int argument, object? value)
    {
        var arguments = (object?[])Calls[call].Arguments.Clone();
        arguments[argument] = value;
        return new ExportCalls([.. Calls.Take(call), Calls[call] with { Arguments = arguments }, .. Calls.Skip(call + 1)]);
    }
}

using System.Text.Json;

namespace LocalCad.Control;

/// <summary>A fault or a rule that can be set by its name, and enough about it to draw it on a page.</summary>
/// <param name="Name">As <c>POST /ctl/fault</c> takes it.</param>
/// <param name="Kind"><c>flag</c>, <c>milliseconds</c>, <c>number</c>, <c>text</c>, <c>address</c> or <c>choice</c>. Texts and
/// addresses may be null.</param>
/// <param name="Says">What it does, for a person.</param>
internal sealed record Switch(string Name, string Kind, string Says)
{
    /// <summary>What a choice may be.</summary>
    public IReadOnlyList<string>? Choices { get; private init; }

    /// <summary>Its value now, as JSON has it.</summary>
    public required Func<LocalCadServer, object?> Get { get; init; }

    /// <summary>Sets it; throws when the value is not one of its own.</summary>
    public required Action<LocalCadServer, JsonElement> Set { get; init; }

    public static Switch Flag(string name, string says, Func<LocalCadServer, bool> get, Action<LocalCadServer, bool> set) =>
        new(name, "flag", says) { Get = cad => get(cad), Set = (cad, value) => set(cad, value.GetBoolean()) };

    public static Switch Number(string name, string says, Func<LocalCadServer, int> get, Action<LocalCadServer, int> set) =>
        new(name, "number", says) { Get = cad => get(cad), Set = (cad, value) => set(cad, value.GetInt32()) };

    public static Switch Text(string name, string says, Func<LocalCadServer, string?> get, Action<LocalCadServer, string?> set) =>
        new(name, "text", says) { Get = get, Set = (cad, value) => set(cad, value.GetString()) };

    public static Switch Milliseconds(string name, string says, Func<LocalCadServer, TimeSpan> get, Action<LocalCadServer, TimeSpan> set) =>
        new(name, "milliseconds", says) { Get = cad => get(cad).TotalMilliseconds, Set = (cad, value) => set(cad, Time(value)) };

    public static Switch Address(string name, string says, Func<LocalCadServer, Uri?> get, Action<LocalCadServer, Uri?> set) =>
        new(name, "address", says)
        {
            Get = cad => get(cad)?.ToString(),
            Set = (cad, value) => set(cad, value.GetString() is { } address ? new Uri(address) : null),
        };

    public static Switch Choice<T>(string name, string says, Func<LocalCadServer, T> get, Action<LocalCadServer, T> set)
        where T : struct, Enum => new(name, "choice", says)
        {
            Choices = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)],
            Get = cad => JsonNamingPolicy.CamelCase.ConvertName(get(cad).ToString()),
            Set = (cad, value) => set(cad, Enum.Parse<T>(value.GetString()!, ignoreCase: true)),
        };

    private static TimeSpan Time(JsonElement value)
    {
        var milliseconds = value.GetDouble();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return TimeSpan.FromMilliseconds(milliseconds);
    }
}

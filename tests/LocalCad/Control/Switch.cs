using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace LocalCad.Control;

/// <summary>A fault or a rule that can be set by its name: a property with a description. The page draws what stands here.</summary>
internal sealed class Switch
{
    private readonly PropertyInfo _property;
    private readonly Func<LocalCadServer, object> _owner;

    private Switch(PropertyInfo property, Func<LocalCadServer, object> owner)
    {
        (_property, _owner) = (property, owner);
        var type = property.PropertyType;
        Kind = type == typeof(bool) ? "flag"
            : type == typeof(int) ? "number"
            : type == typeof(TimeSpan) ? "milliseconds"
            : type == typeof(Uri) ? "address"
            : type.IsEnum ? "choice"
            : "text";
        Name = CamelCase(property.Name) + (type == typeof(TimeSpan) ? "Ms" : string.Empty);
        Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(CamelCase)] : null;
    }

    /// <summary>As <c>POST /ctl/fault</c> takes it.</summary>
    public string Name { get; }

    /// <summary><c>flag</c>, <c>milliseconds</c>, <c>number</c>, <c>text</c>, <c>address</c> or <c>choice</c>. Texts and addresses may be
    /// null.</summary>
    public string Kind { get; }

    /// <summary>What it does, for a person.</summary>
    public string Says => _property.GetCustomAttribute<DescriptionAttribute>()!.Description;

    /// <summary>What a choice may be.</summary>
    public IReadOnlyList<string>? Choices { get; }

    /// <summary>The described properties of what a LocalCad has.</summary>
    public static IReadOnlyList<Switch> Of<T>(Func<LocalCadServer, T> owner)
        where T : class => [.. typeof(T).GetProperties().Where(property => property.IsDefined(typeof(DescriptionAttribute))).Select(property => new Switch(property, owner))];

    /// <summary>Its value now, as JSON has it.</summary>
    public object? Get(LocalCadServer cad) => _property.GetValue(_owner(cad)) switch
    {
        TimeSpan time => time.TotalMilliseconds,
        Uri address => address.ToString(),
        Enum choice => CamelCase(choice.ToString()),
        var value => value,
    };

    /// <summary>Sets it; throws when the value is not one of its own.</summary>
    public void Set(LocalCadServer cad, JsonElement value) =>
        _property.SetValue(_owner(cad), Read(value), BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static TimeSpan Time(JsonElement value)
    {
        var milliseconds = value.GetDouble();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    private object? Read(JsonElement value) => Kind switch
    {
        "flag" => value.GetBoolean(),
        "number" => value.GetInt32(),
        "milliseconds" => Time(value),
        "choice" => Enum.Parse(_property.PropertyType, value.GetString()!, ignoreCase: true),
        "address" => value.GetString() is { } address ? new Uri(address) : null,
        _ => value.GetString(),
    };
}

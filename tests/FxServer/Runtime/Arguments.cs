using System.Reflection;

namespace CitizenFX.Core.Runtime;

/// <summary>Fits what arrived to what a function declares: a missing argument is the type's default, a number is converted by
/// <see cref="Convert"/>, the source goes where <see cref="FromSourceAttribute"/> asks for it.</summary>
internal static class Arguments
{
    /// <summary>The values to call the function with; throws when one does not fit.</summary>
    public static object?[] Fit(MethodInfo function, IReadOnlyList<object?> arguments, string source)
    {
        var fitted = new List<object?>();
        int next = 0;
        foreach (ParameterInfo parameter in function.GetParameters())
        {
            Type type = parameter.ParameterType;
            if (parameter.GetCustomAttribute<FromSourceAttribute>() is not null)
            {
                fitted.Add(FromSource(source, type));
            }
            else if (parameter.GetCustomAttribute<ParamArrayAttribute>() is not null)
            {
                fitted.Add(Rest(arguments.Skip(next), type.GetElementType()!));
            }
            else
            {
                fitted.Add(next < arguments.Count ? Change(arguments[next], type) : Default(type));
                next++;
            }
        }

        return fitted.ToArray();
    }

    private static object? FromSource(string source, Type type)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return Default(type);
        }

        // Object is assignable from Player too: only a string parameter sees the raw source.
        return type.IsAssignableFrom(typeof(Player)) ? new Player(source) : Change(source, type);
    }

    private static Array Rest(IEnumerable<object?> arguments, Type elementType)
    {
        object?[] values = arguments.Select(argument => Change(argument, elementType)).ToArray();
        var rest = Array.CreateInstance(elementType, values.Length);
        values.CopyTo(rest, 0);
        return rest;
    }

    private static object? Change(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        return value is IConvertible
            ? Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
            : throw new InvalidCastException($"Could not cast event argument from {value.GetType().Name} to {type.Name}");
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}

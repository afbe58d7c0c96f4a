using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UnitHud;

/// <summary>Finds the units that an event of the CAD is about. It says so in several ways, and what it says was made by people and
/// programs elsewhere: any type, any length.</summary>
internal static class UnitIds
{
    private const int Most = 100;

    private static readonly string[] IdFields = { "identIds", "identId" };
    private static readonly string[] UnitFields = { "unit", "units" };

    /// <summary>The ids; none when the data is of no known shape.</summary>
    public static IEnumerable<long> Of(object? data)
    {
        var fields = data as IDictionary<string, object>;
        var ids = IdFields.SelectMany(name => All(Field(fields, name)));
        var units = UnitFields.SelectMany(name => All(Field(fields, name)))
            .Select(unit => Field(unit as IDictionary<string, object>, "id"));
        return ids.Concat(units).Select(Id).Where(id => id > 0).Take(Most);
    }

    /// <summary>A field, or null.</summary>
    public static object? Field(IDictionary<string, object>? table, string name) =>
        table is not null && table.TryGetValue(name, out var value) ? value : null;

    /// <summary>A positive whole number, or 0. Integers come in whatever width, or as text: nothing is cast.</summary>
    public static long Id(object? value) =>
        value is IConvertible plain && long.TryParse(plain.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    // One, or several.
    private static IEnumerable<object?> All(object? value) => value is IList list ? list.Cast<object?>() : new[] { value };
}

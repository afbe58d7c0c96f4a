using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NLua;

namespace LuaRuntime;

/// <summary>Carries values between the C# runtime and Lua as FXServer does between resources.</summary>
internal sealed class LuaValues
{
    private readonly Lua _lua;

    public LuaValues(Lua lua) => _lua = lua;

    /// <summary>A value from another resource. Numbers that are keys come as texts here, because the C# runtime has read them;
    /// Lua's own would have kept them numbers.</summary>
    public object? ToLua(object? value) => value switch
    {
        null or string or bool or double => value,
        float number => (double)number,
        IDictionary<string, object> map => Table(map.Select(pair => (Key(pair.Key), pair.Value))),
        IList list => Table(list.Cast<object>().Select((item, index) => ((object)(index + 1L), item))),
        IConvertible number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{value.GetType()} does not come from a resource.", nameof(value)),
    };

    /// <summary>Arguments for another resource.</summary>
    public object?[] Pack(LuaTable arguments) =>
        Enumerable.Range(1, Convert.ToInt32(arguments["n"], CultureInfo.InvariantCulture)).Select(index => FromLua(arguments[index])).ToArray();

    private object? FromLua(object? value) => value switch
    {
        LuaTable table => FromLua(table),
        LuaFunction function => new Action<object, object>((first, second) => function.Call(ToLua(first), ToLua(second))),
        _ => value,
    };

    private object FromLua(LuaTable table)
    {
        var count = table.Keys.Count;
        return count > 0 && table[1L] is not null
            ? Enumerable.Range(1, count).Select(index => FromLua(table[(long)index])).ToList()
            : table.Keys.Cast<object>().ToDictionary(key => key.ToString(), key => FromLua(table[key]));
    }

    private LuaTable Table(IEnumerable<(object Key, object Value)> entries)
    {
        var table = (LuaTable)_lua.DoString("return {}")[0];
        foreach (var (key, value) in entries)
        {
            table[key] = ToLua(value);
        }

        return table;
    }

    private static object Key(string key) => long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : key;
}

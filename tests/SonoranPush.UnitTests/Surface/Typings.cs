using System.Text.RegularExpressions;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Surface;

/// <summary>What a declaration file names. Both files are written so that a line declares one thing.</summary>
internal sealed partial class Typings
{
    private Typings(
        IReadOnlyDictionary<string, string> classes, IReadOnlyDictionary<string, string> events, IEnumerable<string> exports, string text)
    {
        Classes = classes;
        Events = events;
        Exports = [.. exports];
        Text = text;
    }

    /// <summary>The TypeScript declarations.</summary>
    public static Typings TypeScript { get; } = ReadTypeScript();

    /// <summary>The annotations for Lua.</summary>
    public static Typings Lua { get; } = ReadLua();

    /// <summary>Each class with its parent and its fields in order; a question mark behind those that may be absent.</summary>
    public IReadOnlyDictionary<string, string> Classes { get; }

    /// <summary>Server events that are listened to, with the classes of their tables.</summary>
    public IReadOnlyDictionary<string, string> Events { get; }

    /// <summary>Exports with their parameters; a question mark behind those that may be left out.</summary>
    public IReadOnlyList<string> Exports { get; }

    /// <summary>The whole file.</summary>
    public string Text { get; }

    /// <summary>The names of a class's fields.</summary>
    public IReadOnlyList<string> Fields(string name) =>
        [.. Classes[name].Split(": ")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.TrimEnd('?'))];

    private static Typings ReadTypeScript()
    {
        var text = Read("sonoranpush.d.ts");
        var interfaces = TypeScriptInterface().Matches(text)
            .ToDictionary(match => match.Groups[1].Value, match => (Parent: match.Groups[2].Value, Body: match.Groups[3].Value));
        var payloads = TypeScriptField().Matches(interfaces["PushEventMap"].Body)
            .ToDictionary(match => "sonoranpush:pushEvent:" + match.Groups[1].Value, match => match.Groups[3].Value + " Meta");
        var own = TypeScriptEvent().Matches(text)
            .ToDictionary(match => match.Groups[1].Value, match => string.Join(' ', TypeScriptArgument().Matches(match.Groups[2].Value).Select(argument => argument.Groups[1].Value)));

        // Of an export with overloads the last is the widest.
        var exports = TypeScriptExport().Matches(text).GroupBy(match => match.Groups[1].Value).Select(overloads => overloads.Last())
            .Select(match => match.Groups[1].Value + "(" + string.Join(' ', TypeScriptParameter().Matches(match.Groups[2].Value).Select(name => name.Groups[1].Value)) + ")");
        interfaces.Remove("PushEventMap");
        return new Typings(
            interfaces.ToDictionary(pair => pair.Key, pair => Describe(pair.Value.Parent, TypeScriptField().Matches(pair.Value.Body))),
            payloads.Concat(own).ToDictionary(),
            exports,
            text);
    }

    private static Typings ReadLua()
    {
        var text = Read("sonoranpush.lua");
        var classes = LuaClass().Matches(text).Where(match => match.Groups[1].Value != "Exports")
            .ToDictionary(match => match.Groups[1].Value, match => Describe(match.Groups[2].Value, LuaField().Matches(match.Groups[3].Value)));
        var events = LuaEvent().Matches(text).ToDictionary(
            match => match.Groups[1].Value,
            match => string.Join(' ', LuaArgument().Matches(match.Groups[2].Value).Select(argument => argument.Groups[1].Value)));
        var exports = LuaExport().Matches(text).Select(match =>
        {
            var optional = LuaParameter().Matches(match.Groups[1].Value).ToDictionary(parameter => parameter.Groups[1].Value, parameter => parameter.Groups[2].Value);
            var names = match.Groups[3].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
            return $"{match.Groups[2].Value}({string.Join(' ', names.Select(name => name + optional[name]))})";
        });
        return new Typings(classes, events, exports, text);
    }

    private static string Describe(string parent, MatchCollection fields) =>
        $"{parent}: {string.Join(' ', fields.Select(field => field.Groups[1].Value + field.Groups[2].Value))}";

    private static string Read(string file) => File.ReadAllText(Path.Combine(Sources.Root, "shared", "types", file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^  interface (\w+)(?: extends (\w+))? \{\n(.*?)^  \}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TypeScriptInterface();

    [GeneratedRegex(@"^    (\w+)(\??): (.+);$", RegexOptions.Multiline)]
    private static partial Regex TypeScriptField();

    [GeneratedRegex(@"^    '([\w:]+)': \((.*)\) => void;$", RegexOptions.Multiline)]
    private static partial Regex TypeScriptEvent();

    [GeneratedRegex(@"\w+: (\w+)")]
    private static partial Regex TypeScriptArgument();

    [GeneratedRegex(@"^    (\w+)\((.*)\): .+;$", RegexOptions.Multiline)]
    private static partial Regex TypeScriptExport();

    // The parameters of a callback stand inside parentheses of their own.
    [GeneratedRegex(@"(?<=^|, )(\w+\??)(?=: (?!string \| null\)))")]
    private static partial Regex TypeScriptParameter();

    [GeneratedRegex(@"^---@class sonoranpush\.(\w+)(?:: sonoranpush\.(\w+))?\n((?:---@field .+\n)*)", RegexOptions.Multiline)]
    private static partial Regex LuaClass();

    [GeneratedRegex(@"^---@field (\w+)(\??) ", RegexOptions.Multiline)]
    private static partial Regex LuaField();

    [GeneratedRegex(@"^---@overload fun\(eventName: ""([\w:]+)"", handler: fun\((.*)\)\): table$", RegexOptions.Multiline)]
    private static partial Regex LuaEvent();

    [GeneratedRegex(@"\w+: (?:sonoranpush\.PushEventType \| |sonoranpush\.)?(\w+)")]
    private static partial Regex LuaArgument();

    [GeneratedRegex(@"((?:^---@param .+\n)*)(?:^---@return .+\n)?^function exported:(\w+)\((.*)\) end$", RegexOptions.Multiline)]
    private static partial Regex LuaExport();

    [GeneratedRegex(@"^---@param (\w+)(\??) ", RegexOptions.Multiline)]
    private static partial Regex LuaParameter();
}

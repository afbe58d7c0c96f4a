using System.Collections;
using CitizenFX.Core;

namespace FxServer.Host.Json;

/// <summary>Writes plain values as JSON on one line. A function reads <c>"function"</c>.</summary>
internal static class JsonWriter
{
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case string words:
                AppendText(text, words);
                break;
            case Delegate:
                text.Append("\"function\"");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case float number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case Vector3 vector:
                AppendList(text, new[] { vector.X, vector.Y, vector.Z });
                break;
            case IDictionary<string, object?> map:
                AppendMap(text, map);
                break;
            case IEnumerable list:
                AppendList(text, list);
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void AppendMap(StringBuilder text, IDictionary<string, object?> map)
    {
        char before = '{';
        foreach (KeyValuePair<string, object?> entry in map)
        {
            text.Append(before);
            AppendText(text, entry.Key);
            text.Append(':');
            Append(text, entry.Value);
            before = ',';
        }

        text.Append(before == '{' ? "{}" : "}");
    }

    private static void AppendList(StringBuilder text, IEnumerable list)
    {
        char before = '[';
        foreach (object? item in list)
        {
            text.Append(before);
            Append(text, item);
            before = ',';
        }

        text.Append(before == '[' ? "[]" : "]");
    }

    private static void AppendText(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (char letter in words)
        {
            switch (letter)
            {
                case '"' or '\\':
                    text.Append('\\').Append(letter);
                    break;
                case < ' ' or '\u2028' or '\u2029':
                    text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        text.Append('"');
    }
}

using System.Collections;
using SonoranPush.Cad;
using SonoranPush.Configuration;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>Reads the fields of a script's table into the body of a request. The first wrong field is reported; texts are shortened to the
/// CAD's limits. Never throws, whatever the values are. Main thread only.</summary>
internal sealed class RequestFields
{
    /// <summary>Most characters of a text on one line.</summary>
    public const int MaxLineLength = 255;

    /// <summary>Most characters of a description or a note.</summary>
    public const int MaxTextLength = 2_000;

    private const int MaxMetaData = 32;
    private const int MaxMetaDataName = 64;
    private const int MaxNotes = 50;

    private readonly object? _source;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _what;

    /// <summary>Begins to read a table.</summary>
    /// <param name="source">The script's argument.</param>
    /// <param name="what">Its name in messages.</param>
    public RequestFields(object? source, string what)
    {
        _source = source;
        _what = what;
        Refusal = PlainValue.IsMap(source) ? null : $"{what}: not a table";
    }

    /// <summary>The body with the fields read so far.</summary>
    public Table Body { get; } = new(StringComparer.Ordinal);

    /// <summary>The first wrong field and what is wrong with it, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The items of a script's list.</summary>
    /// <returns>Null when it is no list.</returns>
    public static List<object?>? ToList(object? value) => value switch
    {
        string => null,
        IDictionary<string, object> or IDictionary => null,
        IList list => list.Cast<object?>().ToList(),
        _ => null,
    };

    /// <summary>Cleans a text for the CAD: removes control characters except line breaks, and broken surrogate pairs, and limits the
    /// length.</summary>
    /// <returns>An empty text when nothing is left.</returns>
    public static string Clean(string text, int most)
    {
        // A longer text is cut first, so that the rest costs no time.
        var start = text.Length > 4 * most ? text.Substring(0, 4 * most) : text;
        var kept = start.Where((letter, at) => letter == '\n' || (!char.IsControl(letter) && (!char.IsSurrogate(letter) || IsOfPair(start, at))));
        var clean = new string(kept.ToArray()).Trim();
        return clean.Length <= most ? clean : clean.Substring(0, char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most);
    }

    /// <summary>A field's value, or null. An empty text counts as absent.</summary>
    public object? Value(string name)
    {
        _known.Add(name);
        return PlainValue.Member(_source, name) is var value && value is "" ? null : value;
    }

    /// <summary>Reads a text; a number is converted to text.</summary>
    public RequestFields Text(string name, int most = MaxLineLength, bool isRequired = false)
    {
        var value = Value(name);
        var text = ToText(value);
        if (value is not null && text is null)
        {
            Refuse($"{name}: not a text");
        }
        else if (text is not null && Clean(text, most) is { Length: > 0 } clean)
        {
            Body[name] = clean;
        }
        else if (isRequired)
        {
            Refuse($"{name}: missing");
        }

        return this;
    }

    /// <summary>Reads an integer within a range.</summary>
    /// <param name="name">The field.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="otherwise">The value when it is absent; null leaves it out.</param>
    public RequestFields Integer(string name, long least, long most, long? otherwise = null)
    {
        var value = Value(name);
        var number = value is null ? otherwise : FieldReader.Integer(value);
        if (number is { } integer && integer >= least && integer <= most)
        {
            Body[name] = integer;
        }
        else if (value is not null)
        {
            Refuse(FormattableString.Invariant($"{name}: not an integer from {least} to {most}"));
        }

        return this;
    }

    /// <summary>Reads a boolean.</summary>
    public RequestFields Flag(string name, bool? otherwise = null)
    {
        var value = Value(name);
        if (value is not null && value is not bool)
        {
            Refuse($"{name}: neither true nor false");
        }
        else if ((value as bool? ?? otherwise) is { } flag)
        {
            Body[name] = flag;
        }

        return this;
    }

    /// <summary>Reads a map of texts: numbers and booleans are converted to text, as the CAD requires.</summary>
    public RequestFields MetaData(string name)
    {
        var value = Value(name);
        if (value is null || ToList(value) is { Count: 0 })
        {
            return this;
        }

        var members = Members(value).Take(MaxMetaData + 1).ToList();
        if (!PlainValue.IsMap(value) || members.Count > MaxMetaData)
        {
            return Refuse(FormattableString.Invariant($"{name}: not a table of at most {MaxMetaData} texts"));
        }

        var texts = new Table(StringComparer.Ordinal);
        foreach (var member in members.Where(member => member.Value is not null))
        {
            if (member.Key.Length > MaxMetaDataName || ToText(member.Value) is not { } text)
            {
                return Refuse($"{name}.{Clean(member.Key, MaxMetaDataName)}: not a text");
            }

            texts[member.Key] = Clean(text, MaxLineLength);
        }

        Body[name] = texts;
        return this;
    }

    /// <summary>Reads notes: texts, or tables with <c>content</c>, <c>label</c> and <c>time</c>.</summary>
    /// <param name="name">The field.</param>
    /// <param name="now">The time of a note that has none.</param>
    public RequestFields Notes(string name, DateTimeOffset now)
    {
        var value = Value(name);
        if (value is null || (PlainValue.IsMap(value) && !Members(value).Any()))
        {
            return this;
        }

        if (ToList(value) is not { Count: <= MaxNotes } list)
        {
            return Refuse(FormattableString.Invariant($"{name}: not a list of at most {MaxNotes} notes"));
        }

        var notes = list.Select(item => (object?)ToNote(item, now)).ToList();
        if (notes.Contains(null))
        {
            return Refuse($"{name}: a note is neither a text nor a table with content");
        }

        Body[name] = notes;
        return this;
    }

    /// <summary>Rejects unread fields, with a suggestion.</summary>
    public RequestFields NoOthers()
    {
        var unknown = Members(_source).Select(member => member.Key).FirstOrDefault(name => !_known.Contains(name));
        if (unknown is not null)
        {
            var close = SpellingSuggestion.Nearest(unknown, _known);
            Refuse($"{Clean(unknown, MaxMetaDataName)}: no field of {_what}{(close is null ? string.Empty : $"; did you mean {close}?")}");
        }

        return this;
    }

    /// <summary>Rejects the table, unless it is rejected already.</summary>
    public RequestFields Refuse(string? refusal)
    {
        Refusal ??= refusal;
        return this;
    }

    private static bool IsOfPair(string text, int at) =>
        (at + 1 < text.Length && char.IsSurrogatePair(text, at)) || (at > 0 && char.IsSurrogatePair(text, at - 1));

    private static string? ToText(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        _ when FieldReader.Integer(value) is { } integer => integer.ToString(CultureInfo.InvariantCulture),
        _ when PlainValue.TryNumber(value, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static Table? ToNote(object? item, DateTimeOffset now)
    {
        var content = PlainValue.IsMap(item) ? PlainValue.Member(item, "content") : item;
        if (ToText(content) is not { } text || Clean(text, MaxTextLength) is not { Length: > 0 } clean)
        {
            return null;
        }

        var time = PlainValue.Member(item, "time") as string ?? now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return new Table(StringComparer.Ordinal)
        {
            ["time"] = Clean(time, MaxLineLength),
            ["label"] = Clean(PlainValue.Member(item, "label") as string ?? string.Empty, MaxLineLength),
            ["type"] = "text",
            ["content"] = clean,
        };
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(object? map) => map switch
    {
        IDictionary<string, object?> members => members,
        IDictionary members => members.Keys.Cast<object>()
            .Select(key => new KeyValuePair<string, object?>(Convert.ToString(key, CultureInfo.InvariantCulture)!, members[key])),
        _ => Enumerable.Empty<KeyValuePair<string, object?>>(),
    };
}

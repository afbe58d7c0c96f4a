namespace FxServer.Host.Json;

/// <summary>Reads JSON as plain values: Dictionary, List, string, bool, long, double, null. The host has no package to do it, because
/// it also runs on Mono beside resources that bring their own.</summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private int _position;

    private JsonReader(string text) => _text = text;

    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        object? value = reader.Value();
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Error();
    }

    private object? Value()
    {
        SkipSpace();
        return Peek() switch
        {
            '{' => Map(),
            '[' => List(),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", null),
            _ => Number(),
        };
    }

    private Dictionary<string, object?> Map()
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        Expect('{');
        while (!Ends('}', map.Count > 0))
        {
            string key = Text();
            SkipSpace();
            Expect(':');
            map[key] = Value();
        }

        return map;
    }

    private List<object?> List()
    {
        var list = new List<object?>();
        Expect('[');
        while (!Ends(']', list.Count > 0))
        {
            list.Add(Value());
        }

        return list;
    }

    private bool Ends(char end, bool commaNeeded)
    {
        SkipSpace();
        if (Peek() == end)
        {
            _position++;
            return true;
        }

        if (commaNeeded)
        {
            Expect(',');
            SkipSpace();
        }

        return false;
    }

    private string Text()
    {
        var text = new StringBuilder();
        Expect('"');
        while (Peek() != '"')
        {
            char letter = _text[_position++];
            text.Append(letter == '\\' ? Escaped() : letter);
        }

        _position++;
        return text.ToString();
    }

    private char Escaped()
    {
        char letter = Peek();
        _position++;
        switch (letter)
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                _position += 4;
                return _position <= _text.Length
                    ? (char)int.Parse(_text.Substring(_position - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                    : throw Error();
            default: return letter;
        }
    }

    private object Number()
    {
        int start = _position;
        while (_position < _text.Length && "+-.0123456789eE".IndexOf(_text[_position]) >= 0)
        {
            _position++;
        }

        string digits = _text.Substring(start, _position - start);
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return integer;
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Error();
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Error();
        }

        _position += word.Length;
        return value;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private char Peek() => _position < _text.Length ? _text[_position] : throw Error();

    private void Expect(char letter)
    {
        if (Peek() != letter)
        {
            throw Error();
        }

        _position++;
    }

    private FormatException Error() => new($"Not JSON at character {_position}.");
}

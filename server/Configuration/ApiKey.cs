namespace SonoranPush.Configuration;

/// <summary>The community's API key. ToString never returns it; Reveal does.</summary>
internal sealed class ApiKey : IEquatable<ApiKey>
{
    private readonly string _text;
    private readonly string _folded;
    // Created on first use; creating it twice is harmless.
    private ApiKeyRedactor? _mask;

    /// <summary>Wraps a key.</summary>
    public ApiKey(string text)
    {
        _text = text;
        _folded = text.ToUpperInvariant();
    }

    /// <summary>The key itself, for the login and for REST requests.</summary>
    public string Reveal() => _text;

    /// <summary>Compares without regard to case, as the CAD's own resource does, in a time that depends on this key's
    /// length only.</summary>
    public bool Matches(string offered)
    {
        var difference = offered.Length ^ _folded.Length;
        for (var i = 0; i < _folded.Length; i++)
        {
            var other = i < offered.Length ? char.ToUpperInvariant(offered[i]) : '\0';
            difference |= _folded[i] ^ other;
        }

        return difference == 0;
    }

    /// <summary>Replaces the key in a text, in any case and form. Applied to every console line.</summary>
    public string Mask(string text) => (_mask ??= new ApiKeyRedactor(_text)).Apply(text);

    /// <inheritdoc />
    public bool Equals(ApiKey? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ApiKey);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Never the key.</summary>
    public override string ToString() => "***";
}

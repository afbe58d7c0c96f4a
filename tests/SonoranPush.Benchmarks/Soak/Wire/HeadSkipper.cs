namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>Passes over the head of an HTTP message, to where a websocket's frames begin. One thread at a time.</summary>
internal sealed class HeadSkipper
{
    private const string End = "\r\n\r\n";

    private readonly StringBuilder _head = new();
    private bool _isDone;

    /// <summary>Did it end in the beginning of a websocket?</summary>
    public bool IsUpgrade => _isDone && _head.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal);

    /// <summary>How many of the bytes still belong to the head.</summary>
    public int Skip(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && !_isDone; i++)
        {
            _head.Append((char)bytes[i]);
            if (bytes[i] == '\n' && _head.Length >= End.Length && _head.ToString(_head.Length - End.Length, End.Length) == End)
            {
                _isDone = true;
                return i + 1;
            }
        }

        return _isDone ? 0 : bytes.Length;
    }
}

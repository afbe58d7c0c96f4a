using LocalCad.Hub;

namespace LocalCad.Viewing;

/// <summary>Listens to one direction of one websocket and hands whole records to the log. One caller at a time.</summary>
internal sealed class WireTap(WireLog log, WireDirection direction, int connection)
{
    private byte[]? _start;
    private long _length;
    private bool _missedItsStart;

    public void Hear(ReadOnlySpan<byte> bytes)
    {
        if (!log.IsWatched)
        {
            _length = 0;
            _missedItsStart = bytes is not [.., HubRecord.Separator];
            return;
        }

        for (var end = bytes.IndexOf(HubRecord.Separator); end >= 0; end = bytes.IndexOf(HubRecord.Separator))
        {
            Keep(bytes[..end]);
            Tell();
            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_length < RecordText.MaxBytes && !bytes.IsEmpty)
        {
            _start ??= new byte[RecordText.MaxBytes];
            var room = Math.Min(bytes.Length, RecordText.MaxBytes - (int)_length);
            bytes[..room].CopyTo(_start.AsSpan((int)_length));
        }

        _length += bytes.Length;
    }

    private void Tell()
    {
        if (!_missedItsStart)
        {
            log.Add(direction, connection, _start.AsSpan(0, (int)Math.Min(_length, RecordText.MaxBytes)), _length);
        }

        _missedItsStart = false;
        _length = 0;
    }
}

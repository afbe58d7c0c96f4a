namespace Consumer;

/// <summary>Checks that the numbers of each server come one after the other.</summary>
internal sealed class SequenceWatch
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>How often a number was not the one after the last.</summary>
    public int OutOfOrder { get; private set; }

    public void Note(string serverId, long sequence)
    {
        if (_last.TryGetValue(serverId, out long last) && sequence != last + 1)
        {
            OutOfOrder++;
        }

        _last[serverId] = sequence;
    }
}

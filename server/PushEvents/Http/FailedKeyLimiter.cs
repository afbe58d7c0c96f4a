namespace SonoranPush.PushEvents.Http;

/// <summary>Counts the bad keys of each address. An address with too many gets another response to the next bad key. Every key is still
/// checked, so a valid one is never locked out, even from an address shared with an attacker. Main thread only.</summary>
internal sealed class FailedKeyLimiter
{
    /// <summary>Bad keys within the window before the response changes.</summary>
    public const int Most = 10;

    /// <summary>Addresses that are remembered; when more come, all counts are cleared.</summary>
    public const int MostAddresses = 1024;

    /// <summary>How long a count lasts, from the first bad key on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Dictionary<string, (long Since, int Count)> _addresses = new(StringComparer.Ordinal);

    public FailedKeyLimiter(TimeProvider time) => _time = time;

    /// <summary>Counts a bad key.</summary>
    /// <returns>True when the address has sent too many.</returns>
    public bool Add(string address)
    {
        var now = _time.GetTimestamp();
        if (!_addresses.TryGetValue(address, out var entry))
        {
            if (_addresses.Count >= MostAddresses)
            {
                _addresses.Clear();
            }

            entry = (now, 0);
        }
        else if (_time.GetElapsedTime(entry.Since, now) >= Window)
        {
            entry = (now, 0);
        }

        _addresses[address] = (entry.Since, Math.Min(entry.Count + 1, Most + 1));
        return entry.Count >= Most;
    }

    /// <summary>Removes an address after a valid key.</summary>
    public void Forget(string address) => _addresses.Remove(address);
}

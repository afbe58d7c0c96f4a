using System.Diagnostics;

namespace FxServer.Host.Http;

/// <summary>How many requests of one address a server leads to a resource: 10 a second, 25 at once, unless the convars
/// <c>rateLimiter_http_RESOURCE_rate</c> and <c>rateLimiter_http_RESOURCE_burst</c>, set before the first of them, say otherwise.
/// Any thread.</summary>
internal sealed class RequestRate
{
    private readonly Dictionary<string, (double Left, TimeSpan At)> _buckets = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly double _rate;
    private readonly double _burst;

    public RequestRate(string resource, Func<string, string?> convar)
    {
        _rate = Read(convar($"rateLimiter_http_{resource}_rate"), 10);
        _burst = Read(convar($"rateLimiter_http_{resource}_burst"), 25);
    }

    /// <summary>False when it is one request too many.</summary>
    public bool Take(string address)
    {
        lock (_buckets)
        {
            TimeSpan now = _clock.Elapsed;
            (double left, TimeSpan at) = _buckets.TryGetValue(address, out var bucket) ? bucket : (_burst, now);
            left = Math.Min(_burst, left + ((now - at).TotalSeconds * _rate));
            bool isTaken = left >= 1;
            _buckets[address] = (isTaken ? left - 1 : left, now);
            return isTaken;
        }
    }

    private static double Read(string? text, double otherwise) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : otherwise;
}

using System;
using System.Diagnostics;
using FxServer.Host.Resources;

namespace FxServer.Host.Accounts;

/// <summary>Counts crossings and, when they have a price, spends it: the main thread is busy for that long. Main thread only.</summary>
internal sealed class CrossingMeter
{
    private readonly long _price;

    public CrossingMeter(TimeSpan price) => _price = (long)(price.TotalSeconds * Stopwatch.Frequency);

    public void Cross(Resource resource)
    {
        resource.Account.Cross();
        if (_price > 0)
        {
            // Spun, not slept: a crossing is work, and far shorter than any sleep.
            long end = Stopwatch.GetTimestamp() + _price;
            while (Stopwatch.GetTimestamp() < end)
            {
            }
        }
    }
}

using System.Diagnostics;

namespace FxServer.Host.Accounts;

/// <summary>Counts what goes between scripts and the server and, where it has a price, spends it: the main thread is busy for that long.
/// Main thread only.</summary>
internal sealed class CostMeter
{
    private readonly long _crossing;
    private readonly long _luaNative;
    private readonly EventCost? _event;

    public CostMeter(ServerOptions prices)
    {
        _crossing = Ticks(prices.CrossingCost);
        _luaNative = Ticks(prices.LuaNativeCost);
        _event = prices.EventCost;
    }

    /// <summary>A crossing of the border of a C# runtime.</summary>
    public void Cross(ResourceAccount account)
    {
        account.Cross();
        Work(_crossing);
    }

    /// <summary>A native of a C# script: one crossing.</summary>
    public void CallFromCSharp(ResourceAccount account)
    {
        account.CallFromCSharp();
        Cross(account);
    }

    /// <summary>Natives of Lua have a price.</summary>
    public bool HasLuaPrice => _luaNative > 0;

    /// <summary>A native of a Lua script: as the script sees it, it takes its price at least, its real time included.</summary>
    /// <param name="account">The account of its resource.</param>
    /// <param name="begun">When the host was called.</param>
    /// <param name="transition">What the call costs outside of the host, in ticks of the stop watch; the price contains it.</param>
    public void CallFromLua(ResourceAccount account, long begun, long transition)
    {
        if (HasLuaPrice)
        {
            SpinUntil(begun + _luaNative - transition);
            account.CallFromLua(Stopwatch.GetTimestamp() - begun);
        }
        else
        {
            account.CallFromLua(0);
        }
    }

    /// <summary>An event that goes into a C# runtime from outside of it: one crossing, priced by its arguments where that is set.</summary>
    public void HandOver(ResourceAccount account, int bytes)
    {
        account.HandOver();
        account.Cross();
        Work(_event is null ? _crossing : Ticks(_event.Of(bytes)));
    }

    private static long Ticks(TimeSpan price) => (long)(price.TotalSeconds * Stopwatch.Frequency);

    // Spun, not slept: this is work, and far shorter than any sleep. The price is processor time.
    private static void Work(long price)
    {
        if (price <= 0)
        {
            return;
        }

        long end = ThreadTime.Now() + price;
        while (ThreadTime.Now() < end)
        {
        }
    }

    // For prices so short that reading the processor time would be a part of them.
    private static void SpinUntil(long end)
    {
        while (Stopwatch.GetTimestamp() < end)
        {
        }
    }
}

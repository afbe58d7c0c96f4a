using SonoranPush.Diagnostics;
using SonoranPush.Locations;

namespace SonoranPush.Checks;

/// <summary>Calls with locations, their refusals, and the age of the newest accepted one. Any thread.</summary>
internal static class LocationsCheck
{
    private const double SomeTrouble = 0.15;
    private const double MuchTrouble = 0.6;
    private const int MaxUnits = 5;

    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    /// <param name="status">The status of locations.</param>
    /// <param name="isReady">The session that sends them is logged in.</param>
    public static IEnumerable<CheckRow> Rows(UnitLocationStatus status, bool isReady)
    {
        var rows = new CheckRows("locations");
        AddCalls(rows, status, isReady);
        if (status.Outcome.RejectedUnits.Count > 0)
        {
            var units = status.Outcome.RejectedUnits.Take(MaxUnits).Select(unit => $"{unit.Target} ({unit.Error})");
            rows.Warn(
                LogCodes.Prefix(LogCodes.LocationNotTaken) + "Sonoran CAD rejected the locations of " + string.Join(", ", units),
                "check that these ids exist in the CAD; for locations of another resource, correct that resource");
        }

        return rows.All;
    }

    private static void AddCalls(CheckRows rows, UnitLocationStatus status, bool isReady)
    {
        if (!isReady)
        {
            rows.Skip("locations are sent once the first server id is logged in");
            return;
        }

        var calls = status.Outcome.CallsAccepted + status.CallsRefused + status.CallsFailed;
        if (calls == 0 && status.PlayersTracked == 0 && status.RowsPending == 0)
        {
            rows.Skip("no location to send: no player is tracked, and no resource has sent one");
            return;
        }

        var finding = ConsoleText.Format(
            "calls accepted {0}, refused {1}{2}, failed {3}{4}; {5}", status.Outcome.CallsAccepted, status.CallsRefused, Because(status.Outcome.LastRefusal), status.CallsFailed,
            Because(status.Outcome.LastFailure), status.Outcome.NewestAge is { } age ? ConsoleText.Format("the newest was accepted {0:0.0} s ago", age.TotalSeconds) : "none was accepted yet");
        if (status.Outcome.TroubleShare > MuchTrouble || (status.Outcome.CallsAccepted == 0 && status.CallsRefused + status.CallsFailed > 0))
        {
            rows.Fail(finding, "follow the reason; if it names no cause, enter: sonoranpush reconnect");
        }
        else if (status.RowsPending > 0 && status.Outcome.NewestAge >= Stale)
        {
            rows.Fail(finding + ", although some wait", "enter: sonoranpush reconnect; if this returns, copy this table into a request for help");
        }
        else if (status.Outcome.TroubleShare > SomeTrouble)
        {
            rows.Warn(finding, "make sure that no other resource or program sends locations with this key; refused locations are sent again");
        }
        else
        {
            rows.Ok(finding);
        }
    }

    private static string Because(string? reason) => reason is null ? string.Empty : $" ({ConsoleText.CleanError(reason)})";
}

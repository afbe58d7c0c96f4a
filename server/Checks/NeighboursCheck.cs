using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Checks;

/// <summary>The data of the check of other resources. Immutable.</summary>
internal sealed record NeighboursFacts
{
    /// <summary>The official resource is started beside this one.</summary>
    public bool OfficialRuns { get; init; }

    /// <summary>Copies of this resource that are started; null when that is unknown.</summary>
    public IReadOnlyList<string>? Copies { get; init; }

    /// <summary>Name of the postal resource; empty for none.</summary>
    public string PostalResource { get; init; } = string.Empty;

    /// <summary>The file that its manifest names, or null.</summary>
    public string? PostalFile { get; init; }

    /// <summary>Postal codes in the file; null when it cannot be read.</summary>
    public int? Postals { get; init; }

    /// <summary>Owners of functions registered for push events, one entry for each function.</summary>
    public IReadOnlyList<string> Owners { get; init; } = Array.Empty<string>();
}

/// <summary>Other resources that affect this one. Any thread.</summary>
internal static class NeighboursCheck
{
    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(NeighboursFacts facts)
    {
        var rows = new CheckRows("neighbours");
        if (facts.OfficialRuns)
        {
            rows.Warn(
                LogCodes.Prefix(LogCodes.OfficialResourceRuns) + "the resource sonorancad runs beside this one: each may miss events that the other receives",
                "remove \"ensure sonorancad\" from server.cfg, or give each another server id");
        }
        else
        {
            rows.Ok("the official resource does not run beside this one");
        }

        AddCopies(rows, facts.Copies);
        AddPostals(rows, facts);
        var owners = facts.Owners.GroupBy(owner => owner, StringComparer.Ordinal).Select(group => ConsoleText.Format("{0} ({1})", group.Key, group.Count())).ToList();
        rows.Ok(owners.Count == 0
            ? $"no resource uses {OfficialContract.RegisterPushEvent}, which is optional"
            : "registered for push events: " + string.Join(", ", owners));
        return rows.All;
    }

    private static void AddCopies(CheckRows rows, IReadOnlyList<string>? copies)
    {
        if (copies is null)
        {
            rows.Skip("players.lua does not answer, so copies of this resource were not looked for");
        }
        else if (copies.Count > 0)
        {
            rows.Fail(
                $"copies of this resource run beside it: {string.Join(", ", copies)}", $"keep one: remove \"ensure {copies[0]}\" from server.cfg, and delete that folder");
        }
        else
        {
            rows.Ok("no second copy of this resource runs");
        }
    }

    private static void AddPostals(CheckRows rows, NeighboursFacts facts)
    {
        var resource = facts.PostalResource;
        var code = LogCodes.Prefix(LogCodes.PostalsUnreadable);
        if (resource.Length == 0)
        {
            rows.Ok("postal codes are off");
        }
        else if (string.IsNullOrEmpty(facts.PostalFile))
        {
            rows.Skip($"{resource} is not installed: locations are shown without postal codes", "install it, or name another with unitLocation.postalResource in config.json");
        }
        else if (facts.Postals is not > 0)
        {
            rows.Warn($"{code}{resource} yields no postal codes: {facts.PostalFile} is missing, or not a JSON array of x, y and code", $"correct postal_file in the manifest of {resource}, or that file");
        }
        else
        {
            rows.Ok(ConsoleText.Format("{0} has {1} postal codes", resource, facts.Postals.Value));
        }
    }
}

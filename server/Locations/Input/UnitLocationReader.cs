using SonoranPush.Contracts;

namespace SonoranPush.Locations.Input;

/// <summary>Reads one unit location as another resource wrote it. Never throws, whatever the value is. Any thread.</summary>
internal static class UnitLocationReader
{
    private const int MaxPeerIdLength = 128;

    /// <summary>Reads a unit location.</summary>
    /// <param name="update">The value that an export or an event was called with.</param>
    /// <param name="refusal">Names the field and what is wrong with it, or null.</param>
    /// <returns>Null when it is refused.</returns>
    public static UnitLocation? Read(object? update, out string? refusal)
    {
        if (!PlainValue.IsMap(update))
        {
            refusal = "not a table";
            return null;
        }

        if ((refusal = ReadTarget(update, out var target)) is not null
            || (refusal = ReadLocation(update, out var location)) is not null
            || (refusal = CoordinatesReader.Read(update, out var coordinates)) is not null
            || (refusal = UnitVehicleReader.Read(update, out var vehicle)) is not null
            || (refusal = ReadPeerId(update, out var peerId)) is not null)
        {
            return null;
        }

        return new UnitLocation(target, location) { Coordinates = coordinates, Vehicle = vehicle, PeerId = peerId };
    }

    /// <summary>Exactly one target must be given; absent and empty are the same, because scripts often pass empty texts.</summary>
    private static string? ReadTarget(object? update, out UnitTarget target)
    {
        var communityUserId = Given(update, "communityUserId");
        var apiId = Given(update, "apiId");
        var identId = Given(update, "identId");
        var roblox = Given(update, "roblox");
        target = default;

        var given = Count(communityUserId) + Count(apiId) + Count(identId) + Count(roblox);
        if (given != 1)
        {
            return given == 0
                ? "communityUserId: missing (or one of apiId, identId, roblox)"
                : "communityUserId, apiId, identId, roblox: more than one is given";
        }

        return communityUserId is not null ? ReadTextTarget(communityUserId, "communityUserId", UnitTarget.CommunityUserId, out target)
            : apiId is not null ? ReadTextTarget(apiId, "apiId", UnitTarget.ApiId, out target)
            : identId is not null ? ReadNumberTarget(identId, "identId", UnitTarget.IdentId, out target)
            : ReadNumberTarget(roblox, "roblox", UnitTarget.Roblox, out target);
    }

    private static object? Given(object? update, string name) => PlainValue.Member(update, name) is var value && value is "" ? null : value;

    private static int Count(object? value) => value is null ? 0 : 1;

    private static string? ReadTextTarget(object? value, string field, Func<string, UnitTarget> create, out UnitTarget target)
    {
        target = default;
        if (value is not string text)
        {
            return field + ": not a text";
        }

        if (text.Length > UnitLocation.MaxTextLength || !LocationTextCleaner.IsClean(text) || string.IsNullOrWhiteSpace(text))
        {
            return field + ": blank, longer than 255 characters, or with control characters";
        }

        target = create(text.Trim());
        return null;
    }

    private static string? ReadNumberTarget(object? value, string field, Func<long, UnitTarget> create, out UnitTarget target)
    {
        var whole = PlainValue.TryPositiveInteger(value, out var id);
        target = whole ? create(id) : default;
        return whole ? null : field + ": not a positive integer";
    }

    private static string? ReadLocation(object? update, out string location)
    {
        location = "";
        if (PlainValue.Member(update, "location") is not string text)
        {
            return "location: missing or not a text";
        }

        if (LocationTextCleaner.Clean(text) is not { } clean)
        {
            return "location: longer than 255 characters";
        }

        location = clean;
        return clean.Length == 0 ? "location: empty" : null;
    }

    private static string? ReadPeerId(object? update, out string? peerId)
    {
        var value = Given(update, "peerId");
        peerId = value as string;
        return value is null || (peerId is not null && IsPeerId(peerId))
            ? null
            : "peerId: only letters, digits and _ - . are allowed, at most 128";
    }

    private static bool IsPeerId(string text)
    {
        if (text.Length > MaxPeerIdLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}

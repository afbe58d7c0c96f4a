using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>The wire format of a unit location. Any thread.</summary>
internal static class HubRowFormat
{
    /// <summary>Converts a row into maps that any JSON serialiser writes in the hub's format: exactly one target, and no unknown
    /// fields.</summary>
    public static Dictionary<string, object> From(UnitLocation row)
    {
        var members = new Dictionary<string, object>
        {
            [TargetName(row.Target.Kind)] = row.Target.Text ?? (object)row.Target.Number,
            ["location"] = row.Location,
        };
        if (row.Coordinates is { } place)
        {
            members["coordinates"] = new Dictionary<string, object>
            {
                ["x"] = place.X, ["y"] = place.Y, ["z"] = place.Z, ["w"] = place.Heading,
            };
        }

        AddGiven(members, "vehicle", row.Vehicle is null ? null : Vehicle(row.Vehicle));
        AddGiven(members, "peerId", row.PeerId);
        return members;
    }

    private static string TargetName(UnitTargetKind kind) => kind switch
    {
        UnitTargetKind.ApiId => "apiId",
        UnitTargetKind.IdentId => "identId",
        UnitTargetKind.Roblox => "roblox",
        _ => "communityUserId",
    };

    private static Dictionary<string, object> Vehicle(UnitVehicle vehicle)
    {
        var members = new Dictionary<string, object>();
        AddGiven(members, "model", vehicle.Model);
        AddGiven(members, "type", vehicle.Type);
        AddGiven(members, "zOffset", vehicle.ZOffset);
        AddGiven(members, "lightZOffset", vehicle.LightZOffset);
        AddGiven(members, "sizeOffset", vehicle.SizeOffset);
        AddGiven(members, "headingOffset", vehicle.HeadingOffset);
        members["lights"] = vehicle.Lights;
        return members;
    }

    private static void AddGiven(Dictionary<string, object> members, string name, object? value)
    {
        if (value is not null)
        {
            members[name] = value;
        }
    }
}

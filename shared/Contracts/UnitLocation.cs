namespace SonoranPush.Contracts;

/// <summary>The four kinds of ids by which a row names its unit.</summary>
internal enum UnitTargetKind
{
    /// <summary>The id that links a player to a CAD account (text). The usual one.</summary>
    CommunityUserId,

    /// <summary>A legacy API id (text).</summary>
    ApiId,

    /// <summary>A unit's identifier id (integer).</summary>
    IdentId,

    /// <summary>A Roblox user id (integer).</summary>
    Roblox,
}

/// <summary>The unit that a location belongs to. Equal targets are one unit: the latest row wins.</summary>
internal readonly struct UnitTarget : IEquatable<UnitTarget>
{
    private UnitTarget(UnitTargetKind kind, string? text, long number)
    {
        Kind = kind;
        Text = text;
        Number = number;
    }

    /// <summary>How the unit is named.</summary>
    public UnitTargetKind Kind { get; }

    /// <summary>The id of a <see cref="UnitTargetKind.CommunityUserId"/> or <see cref="UnitTargetKind.ApiId"/>, else null.</summary>
    public string? Text { get; }

    /// <summary>The id of an <see cref="UnitTargetKind.IdentId"/> or <see cref="UnitTargetKind.Roblox"/>, else 0.</summary>
    public long Number { get; }

    /// <summary>Names a unit by its player's linked id.</summary>
    public static UnitTarget CommunityUserId(string id) => new(UnitTargetKind.CommunityUserId, id, 0);

    /// <summary>Names a unit by a legacy API id.</summary>
    public static UnitTarget ApiId(string id) => new(UnitTargetKind.ApiId, id, 0);

    /// <summary>Names a unit by its identifier id.</summary>
    public static UnitTarget IdentId(long id) => new(UnitTargetKind.IdentId, null, id);

    /// <summary>Names a unit by a Roblox user id.</summary>
    public static UnitTarget Roblox(long id) => new(UnitTargetKind.Roblox, null, id);

    /// <inheritdoc />
    public bool Equals(UnitTarget other) =>
        Kind == other.Kind && Number == other.Number && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is UnitTarget other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() =>
        unchecked(((int)Kind * 397) ^ Number.GetHashCode() ^ (Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text)));

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>A place in the game world: metres, x east, y north, z up; heading in degrees, 0 to 360, 0 is north,
/// counter-clockwise. Always finite.</summary>
internal readonly record struct Coordinates(double X, double Y, double Z, double Heading);

/// <summary>The appearance of a unit on the live map. Null members are not sent.</summary>
internal sealed record UnitVehicle
{
    /// <summary>Address of a 3D model.</summary>
    public string? Model { get; init; }

    /// <summary>The CAD's word for the kind of vehicle, misspelling of <c>helicoper</c> included.</summary>
    public string? Type { get; init; }

    /// <summary>Height offset of the model.</summary>
    public double? ZOffset { get; init; }

    /// <summary>Height offset of the light effect.</summary>
    public double? LightZOffset { get; init; }

    /// <summary>Scale of the model.</summary>
    public double? SizeOffset { get; init; }

    /// <summary>Heading offset of the model, degrees.</summary>
    public double? HeadingOffset { get; init; }

    /// <summary>Emergency lights flash.</summary>
    public bool Lights { get; init; }
}

/// <summary>One row of a <c>unitLocation</c> call. Immutable, so that it may travel to another thread.</summary>
internal sealed record UnitLocation(UnitTarget Target, string Location)
{
    /// <summary>Longest location text and longest text id that is sent.</summary>
    public const int MaxTextLength = 255;

    /// <summary>Where the unit is, or null when only its text is known.</summary>
    public Coordinates? Coordinates { get; init; }

    /// <summary>What it drives, or null.</summary>
    public UnitVehicle? Vehicle { get; init; }

    /// <summary>Id of a peer-to-peer body camera stream, or null.</summary>
    public string? PeerId { get; init; }
}

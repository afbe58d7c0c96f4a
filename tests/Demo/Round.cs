namespace SonoranPush.Demo;

/// <summary>A place in the game world, in metres and degrees.</summary>
internal readonly record struct Place(float X, float Y, float Z, float Heading);

/// <summary>A way that is driven round and round, at a steady speed.</summary>
/// <param name="CentreX">East, metres.</param>
/// <param name="CentreY">North, metres.</param>
/// <param name="Radius">Metres.</param>
/// <param name="Speed">Metres a second; negative is clockwise.</param>
internal sealed record Round(double CentreX, double CentreY, double Radius, double Speed)
{
    private const float StreetLevel = 30;

    /// <summary>Where somebody is who has been going round for so long.</summary>
    public Place After(TimeSpan time)
    {
        var angle = time.TotalSeconds * Speed / Radius;
        var (sine, cosine) = Math.SinCos(angle);
        // A heading of 0 is north and grows counter-clockwise: at angle 0, due east of the centre, counter-clockwise is north.
        var heading = (angle * 180 / Math.PI) + (Speed < 0 ? 180 : 0);
        return new Place(
            (float)(CentreX + (Radius * cosine)),
            (float)(CentreY + (Radius * sine)),
            StreetLevel,
            (float)(heading - (360 * Math.Floor(heading / 360))));
    }
}

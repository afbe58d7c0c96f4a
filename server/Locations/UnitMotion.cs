using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Where a unit was seen last and how fast it was then. Location loop only.</summary>
internal struct UnitMotion
{
    /// <summary>Looks closer together than this say nothing about speed.</summary>
    private static readonly TimeSpan ShortestBaseline = TimeSpan.FromMilliseconds(100);

    private Coordinates _place;

    /// <summary>Has it been seen at all?</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Metres a second between the last two looks.</summary>
    public double Speed { get; private set; }

    /// <summary>When it was seen last.</summary>
    public TimeSpan SeenAt { get; private set; }

    /// <summary>Metres from where it was seen last.</summary>
    public readonly double DistanceTo(in Coordinates place) => MovementFilter.Distance(_place, place);

    /// <summary>Metres that it may have gone since it was seen last.</summary>
    public readonly double Drift(TimeSpan now) => IsKnown ? Speed * (now - SeenAt).TotalSeconds : 0;

    /// <summary>Takes in where it is now.</summary>
    public void See(in Coordinates place, TimeSpan now)
    {
        var elapsed = now - SeenAt;
        if (IsKnown && elapsed < ShortestBaseline)
        {
            return;
        }

        Speed = IsKnown ? DistanceTo(place) / elapsed.TotalSeconds : 0;
        _place = place;
        SeenAt = now;
        IsKnown = true;
    }

    /// <summary>Forgets the speed: the unit was put somewhere else, it did not go there.</summary>
    public void Jump(in Coordinates place, TimeSpan now)
    {
        IsKnown = false;
        See(place, now);
    }
}

#nullable disable // A real server's library does not say what may be null.


namespace CitizenFX.Core;

/// <summary>A place or a direction in the game world, metres.</summary>
public struct Vector3 : IEquatable<Vector3>
{
    /// <summary>The origin.</summary>
    public static readonly Vector3 Zero;

    /// <summary>East.</summary>
    public float X;

    /// <summary>North.</summary>
    public float Y;

    /// <summary>Up.</summary>
    public float Z;

    /// <summary>Creates a vector of its three components.</summary>
    public Vector3(float x, float y, float z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    /// <summary>True for the origin, which is also what an unknown position reads as.</summary>
    public readonly bool IsZero => X == 0 && Y == 0 && Z == 0;

    /// <summary>Equal component by component.</summary>
    public static bool operator ==(Vector3 left, Vector3 right) => left.Equals(right);

    /// <summary>Different in at least one component.</summary>
    public static bool operator !=(Vector3 left, Vector3 right) => !left.Equals(right);

    /// <inheritdoc />
    public readonly bool Equals(Vector3 other) => X == other.X && Y == other.Y && Z == other.Z;

    /// <inheritdoc />
    public override readonly bool Equals(object obj) => obj is Vector3 other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => X.GetHashCode() ^ (Y.GetHashCode() * 397) ^ (Z.GetHashCode() * 7919);

    /// <inheritdoc />
    public override readonly string ToString() => string.Format(CultureInfo.InvariantCulture, "X:{0} Y:{1} Z:{2}", X, Y, Z);
}

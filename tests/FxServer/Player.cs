#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Native;
using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>A connected player. Every property is at least one native. Main thread only.</summary>
public class Player
{
    internal Player(string source) =>
        Handle = source.StartsWith(EventSource.Net, StringComparison.Ordinal) ? source.Substring(EventSource.Net.Length) : source;

    /// <summary>The player's server id, as text.</summary>
    public string Handle { get; }

    /// <summary>The player's name.</summary>
    public string Name => API.GetPlayerName(Handle);

    /// <summary>The player's identifiers.</summary>
    public IdentifierCollection Identifiers => new(this);

    /// <summary>The player's body in the game world.</summary>
    public Ped Character => new(API.GetPlayerPed(Handle));

    /// <summary>Sends an event to this player's game client.</summary>
    public void TriggerEvent(string eventName, params object[] args) =>
        ResourceRuntime.Current.TriggerClientEvent(Handle, eventName, args);

    /// <summary>Equal server ids.</summary>
    public static bool operator ==(Player left, Player right) => Equals(left, right);

    /// <summary>Different server ids.</summary>
    public static bool operator !=(Player left, Player right) => !Equals(left, right);

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is Player other && other.GetType() == GetType() && Handle == other.Handle;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Handle);
}

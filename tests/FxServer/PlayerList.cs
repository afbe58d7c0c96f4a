#nullable disable // A real server's library does not say what may be null.

using System.Collections;
using CitizenFX.Core.Native;

namespace CitizenFX.Core;

/// <summary>The connected players. Main thread only.</summary>
public class PlayerList : IEnumerable<Player>
{
    /// <summary>The player of this server id, connected or not.</summary>
    public Player this[int netId] => new(netId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The first player of this name, or null.</summary>
    public Player this[string name] =>
        this.FirstOrDefault(player => player.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public IEnumerator<Player> GetEnumerator()
    {
        int count = API.GetNumPlayerIndices();
        for (int index = 0; index < count; index++)
        {
            yield return new Player(API.GetPlayerFromIndex(index));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

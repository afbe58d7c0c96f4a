#nullable disable // A real server's library does not say what may be null.

using System.Collections;
using CitizenFX.Core.Native;

namespace CitizenFX.Core;

/// <summary>A player's identifiers, such as <c>license:0123</c>. Main thread only.</summary>
public class IdentifierCollection : IEnumerable<string>
{
    private readonly Player _player;

    internal IdentifierCollection(Player player) => _player = player;

    /// <summary>The identifier of this type without its prefix, or null.</summary>
    public string this[string type] =>
        this.FirstOrDefault(id => id.Split(':')[0].Equals(type, StringComparison.OrdinalIgnoreCase))?.Split(':').Last();

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator()
    {
        int count = API.GetNumPlayerIdentifiers(_player.Handle);
        for (int index = 0; index < count; index++)
        {
            yield return API.GetPlayerIdentifier(_player.Handle, index);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using SonoranPush.Cad;

namespace SonoranPush.Compatibility;

/// <summary>The units in the official resource's form: a list with positions that start at 1. Main thread only.</summary>
internal sealed class OfficialUnitCache
{
    private readonly CadState _cad;

    public OfficialUnitCache(CadState cad) => _cad = cad;

    /// <summary>All unit objects.</summary>
    public List<object?> Units() => _cad.Units.Entries.Select(unit => (object?)unit.Table).ToList();

    /// <summary>All dispatchers: <c>{id, isInGame}</c>.</summary>
    public List<object?> Dispatchers() => _cad.Dispatchers.Select(id => (object?)new Dictionary<string, object?>
    {
        ["id"] = id,
        ["isInGame"] = _cad.Players.PlayerOf(id) is not null,
    }).ToList();

    /// <summary>Position of a unit in the list, or null.</summary>
    public object? PositionOf(long unitId)
    {
        var position = 0L;
        foreach (var unit in _cad.Units.Entries)
        {
            position++;
            if (unit.Id == unitId)
            {
                return position;
            }
        }

        return null;
    }
}

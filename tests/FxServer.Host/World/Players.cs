namespace FxServer.Host.World;

/// <summary>The connected players and the entities they own. Handles are never used twice, so that an old one is stale. Main thread
/// only.</summary>
internal sealed class Players
{
    private readonly List<PlayerState> _all = new();
    private readonly Dictionary<int, Body> _byId = new();
    private readonly Dictionary<int, Body> _byEntity = new();
    private int _lastHandle = 1000;

    public IReadOnlyList<PlayerState> All => _all;

    /// <summary>The server id of the player at an index, as scripts get it.</summary>
    public string IdText(int index) => _byId[_all[index].Id].IdText;

    public void Add(PlayerState player)
    {
        Remove(player.Id);
        _all.Add(player);
        GiveBody(player);
    }

    public bool Remove(int id)
    {
        if (!_byId.TryGetValue(id, out Body? body))
        {
            return false;
        }

        TakeBody(body);
        return _all.Remove(body.Player);
    }

    /// <summary>Gives a player a new body, as after a death: the old handle goes stale.</summary>
    public void Respawn(int id)
    {
        if (_byId.TryGetValue(id, out Body? body))
        {
            TakeBody(body);
            GiveBody(body.Player);
        }
    }

    /// <summary>The player of a server id, or null.</summary>
    public PlayerState? Find(string? id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Find(number) : null;

    public PlayerState? Find(int id) => _byId.TryGetValue(id, out Body? body) ? body.Player : null;

    /// <summary>The handle of a player's body, or 0.</summary>
    public int PedOf(string? id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? PedOf(number) : 0;

    public int PedOf(int id) => _byId.TryGetValue(id, out Body? body) ? body.Ped : 0;

    /// <summary>The handle of the vehicle that a body sits in, or 0. Throws on a stale handle.</summary>
    public int VehicleOf(int ped)
    {
        Body body = _byEntity.TryGetValue(ped, out Body? found) && found.Ped == ped ? found : throw Stale(ped);
        return body.Player.Vehicle is null ? 0 : body.Vehicle;
    }

    /// <summary>The player that a body or a vehicle belongs to. Throws on a stale handle.</summary>
    public PlayerState OwnerOf(int entity) => FindOwner(entity) ?? throw Stale(entity);

    /// <summary>The vehicle of a handle. Throws on a stale handle.</summary>
    public VehicleState Vehicle(int entity) =>
        (_byEntity.TryGetValue(entity, out Body? body) && body.Vehicle == entity ? body.Player.Vehicle : null) ?? throw Stale(entity);

    public PlayerState? FindOwner(int entity) =>
        _byEntity.TryGetValue(entity, out Body? body) && (body.Ped == entity || body.Player.Vehicle is not null) ? body.Player : null;

    private static InvalidOperationException Stale(int entity) =>
        new(string.Format(CultureInfo.InvariantCulture, "Tried to access invalid entity: {0}", entity));

    private void GiveBody(PlayerState player)
    {
        var body = new Body(player, ++_lastHandle, ++_lastHandle);
        _byId[player.Id] = body;
        _byEntity[body.Ped] = body;
        _byEntity[body.Vehicle] = body;
    }

    private void TakeBody(Body body)
    {
        _byId.Remove(body.Player.Id);
        _byEntity.Remove(body.Ped);
        _byEntity.Remove(body.Vehicle);
    }

    private sealed class Body
    {
        public Body(PlayerState player, int ped, int vehicle)
        {
            Player = player;
            IdText = player.Id.ToString(CultureInfo.InvariantCulture);
            Ped = ped;
            Vehicle = vehicle;
        }

        public PlayerState Player { get; }

        public string IdText { get; }

        public int Ped { get; }

        public int Vehicle { get; }
    }
}

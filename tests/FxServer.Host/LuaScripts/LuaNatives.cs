using CitizenFX.Core.Native;
using FxServer.Host.Natives;
using FxServer.Host.Resources;
using FxServer.Host.World;
using KeraLua;

namespace FxServer.Host.LuaScripts;

/// <summary>The natives of one Lua state, by the name that scripts call. Those of players and entities read and push without a detour,
/// because scripts call them by the thousand; the others go through the table that C# calls. Main thread only.</summary>
internal sealed class LuaNatives
{
    private readonly GameServer _server;
    private readonly Resource _resource;
    private readonly LuaObjects _objects;
    private readonly Dictionary<string, Func<Lua, int>> _natives = new(StringComparer.Ordinal);

    public LuaNatives(GameServer server, Resource resource, LuaObjects objects)
    {
        _server = server;
        _resource = resource;
        _objects = objects;
        AddPlayers(server.Players);
        AddEntities(server.Players);
        AddConvars(server.Convars);
        AddOthers();
        AddShared();
    }

    public IReadOnlyDictionary<string, Func<Lua, int>> All => _natives;

    /// <summary>Pushes the three axes of an entity's place.</summary>
    public int Coordinates(Lua lua)
    {
        PlayerState owner = _server.Players.OwnerOf(Integer(lua, 1));
        bool isKnown = _server.Convars.HasOneSync;
        lua.PushNumber(isKnown ? owner.X : 0);
        lua.PushNumber(isKnown ? owner.Y : 0);
        lua.PushNumber(isKnown ? owner.Z : 0);
        return 3;
    }

    private static int Push(Lua lua, int value)
    {
        lua.PushInteger(value);
        return 1;
    }

    private static int Push(Lua lua, float value)
    {
        lua.PushNumber(value);
        return 1;
    }

    private static int Push(Lua lua, string? value)
    {
        if (value is null)
        {
            lua.PushNil();
        }
        else
        {
            lua.PushString(value);
        }

        return 1;
    }

    private static int Push(Lua lua, bool value)
    {
        lua.PushBoolean(value);
        return 1;
    }

    private static int PushAny(Lua lua, object? value) => value switch
    {
        null => Push(lua, (string?)null),
        string text => Push(lua, text),
        bool truth => Push(lua, truth),
        float number => Push(lua, number),
        _ => PushLong(lua, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private static int PushLong(Lua lua, long value)
    {
        lua.PushInteger(value);
        return 1;
    }

    // Scripts pass a player's id as a number or as text: Lua itself converts.
    private static int Integer(Lua lua, int index) =>
        lua.ToIntegerX(index) is { } whole ? unchecked((int)whole) : unchecked((int)(lua.ToNumberX(index) ?? 0));

    private void AddPlayers(Players players)
    {
        PlayerState? Find(Lua lua) => lua.ToIntegerX(1) is { } id ? players.Find(unchecked((int)id)) : null;
        _natives["GetNumPlayerIndices"] = lua => Push(lua, players.All.Count);
        _natives["GetPlayerFromIndex"] = lua =>
            Push(lua, Integer(lua, 1) is var index && index >= 0 && index < players.All.Count ? players.IdText(index) : null);
        _natives["DoesPlayerExist"] = lua => Push(lua, Find(lua) is not null);
        _natives["GetPlayerName"] = lua => Push(lua, Find(lua)?.Name);
        _natives["GetPlayerPed"] = lua => Push(lua, players.PedOf(Integer(lua, 1)));
        _natives["GetNumPlayerIdentifiers"] = lua => Push(lua, Find(lua)?.Identifiers.Count ?? 0);
    }

    private void AddEntities(Players players)
    {
        _natives["DoesEntityExist"] = lua => Push(lua, players.FindOwner(Integer(lua, 1)) is not null);
        _natives["GetEntityHeading"] = lua =>
        {
            PlayerState owner = players.OwnerOf(Integer(lua, 1));
            return Push(lua, _server.Convars.HasOneSync ? owner.Heading : 0f);
        };
        _natives["GetVehiclePedIsIn"] = lua => Push(lua, players.VehicleOf(Integer(lua, 1)));
        _natives["GetEntityModel"] = lua => Push(lua, players.Vehicle(Integer(lua, 1)).Model);
        _natives["GetVehicleType"] = lua => Push(lua, players.Vehicle(Integer(lua, 1)).Type);
        _natives["IsVehicleSirenOn"] = lua => Push(lua, players.Vehicle(Integer(lua, 1)).Siren);
    }

    private void AddConvars(Convars convars)
    {
        string? Read(Lua lua) => convars.Get(_resource.Name, LuaText.Read(lua, 1));
        _natives["GetConvarBool"] = lua => Push(lua, Read(lua) is { } text ? text is "true" or "1" : lua.ToBoolean(2));
        _natives["GetConvarFloat"] = lua => Push(
            lua,
            float.TryParse(Read(lua), NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : (float)lua.ToNumber(2));
    }

    private void AddOthers()
    {
        _natives["GetGameTimer"] = lua => PushLong(lua, (long)_server.Log.Now.TotalMilliseconds);
        _natives["GetGameName"] = lua => Push(lua, "fxserver");
        _natives["GetHashKey"] = lua => Push(lua, unchecked((int)Joaat(LuaText.Read(lua, 1))));
        _natives["GetNumResourceMetadata"] = lua => Push(lua, _server.Resources.FindProvided(LuaText.Read(lua, 1))?.Manifest.Count(LuaText.Read(lua, 2)) ?? 0);
        _natives["StartResource"] = lua => Push(lua, _server.StartResource(LuaText.Read(lua, 1)));
        _natives["StopResource"] = lua => Push(lua, _server.StopResource(LuaText.Read(lua, 1)));
    }

    // The letters say what each argument is: text, whole number, truth value, function.
    private void AddShared()
    {
        Share("GetConvar", Hash.GET_CONVAR, "tt");
        Share("GetConvarInt", Hash.GET_CONVAR_INT, "tn");
        Share("AddConvarChangeListener", Hash.ADD_CONVAR_CHANGE_LISTENER, "tf");
        Share("RemoveConvarChangeListener", Hash.REMOVE_CONVAR_CHANGE_LISTENER, "n");
        Share("GetPlayerIdentifier", Hash.GET_PLAYER_IDENTIFIER, "tn");
        Share("GetPlayerIdentifierByType", Hash.GET_PLAYER_IDENTIFIER_BY_TYPE, "tt");
        Share("IsPlayerAceAllowed", Hash.IS_PLAYER_ACE_ALLOWED, "tt");
        Share("GetCurrentResourceName", Hash.GET_CURRENT_RESOURCE_NAME, string.Empty);
        Share("GetInvokingResource", Hash.GET_INVOKING_RESOURCE, string.Empty);
        Share("GetNumResources", Hash.GET_NUM_RESOURCES, string.Empty);
        Share("GetResourceByFindIndex", Hash.GET_RESOURCE_BY_FIND_INDEX, "n");
        Share("GetResourcePath", Hash.GET_RESOURCE_PATH, "t");
        Share("GetResourceState", Hash.GET_RESOURCE_STATE, "t");
        Share("GetResourceMetadata", Hash.GET_RESOURCE_METADATA, "ttn");
        Share("LoadResourceFile", Hash.LOAD_RESOURCE_FILE, "tt");
        Share("ScheduleResourceTick", Hash.SCHEDULE_RESOURCE_TICK, "t");
        Share("RegisterResourceAsEventHandler", Hash.REGISTER_RESOURCE_AS_EVENT_HANDLER, "t");
        Share("ExecuteCommand", Hash.EXECUTE_COMMAND, "t");
        Share("RegisterCommand", Hash.REGISTER_COMMAND, "tfb");
        Share("SetHttpHandler", Hash.SET_HTTP_HANDLER, "f");
    }

    private void Share(string name, Hash hash, string types) => _natives[name] = lua =>
    {
        object?[] arguments = new object?[types.Length];
        for (int index = 0; index < types.Length; index++)
        {
            arguments[index] = Argument(lua, index + 1, types[index]);
        }

        return PushAny(lua, _server.Natives.Invoke(_resource, (ulong)hash, arguments));
    };

    private object? Argument(Lua lua, int index, char type) => type switch
    {
        't' => LuaText.Read(lua, index),
        'n' => Integer(lua, index),
        'b' => lua.ToBoolean(index),
        _ => Function(lua, index),
    };

    // Lives as long as the resource: nobody says when the server does not need it any more.
    private string Function(Lua lua, int index)
    {
        if (!lua.IsFunction(index))
        {
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "argument {0} is not a function", index));
        }

        string reference = _objects.AddFunction(lua, index);
        _objects.TakePacked();
        return reference;
    }

    // The hash that the game names models by.
    private static uint Joaat(string text)
    {
        uint hash = 0;
        unchecked
        {
            foreach (char letter in text.ToLower(CultureInfo.InvariantCulture))
            {
                hash += letter;
                hash += hash << 10;
                hash ^= hash >> 6;
            }

            hash += hash << 3;
            hash ^= hash >> 11;
            return hash + (hash << 15);
        }
    }
}

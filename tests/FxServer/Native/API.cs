#nullable disable // A real server's library does not say what may be null.

namespace CitizenFX.Core.Native;

/// <summary>The natives that resources of this project use, with a server's signatures. Each call is one crossing. Main thread
/// only.</summary>
public static class API
{
    /// <summary>Calls the function (name, null) when a convar that matches the filter changes; <c>*</c> is a wildcard. Answers a
    /// cookie. Not called for the <c>set</c> that creates a convar.</summary>
    public static int AddConvarChangeListener(string convarFilter, InputArgument handler) =>
        Function.Call<int>(Hash.ADD_CONVAR_CHANGE_LISTENER, convarFilter, handler);

    /// <summary>Ends what <see cref="AddConvarChangeListener"/> began.</summary>
    public static void RemoveConvarChangeListener(int cookie) => Function.Call(Hash.REMOVE_CONVAR_CHANGE_LISTENER, cookie);

    /// <summary>A convar's text, or the default.</summary>
    public static string GetConvar(string varName, string default_) => Function.Call<string>(Hash.GET_CONVAR, varName, default_);

    /// <summary>A convar's number, or the default.</summary>
    public static int GetConvarInt(string varName, int default_) => Function.Call<int>(Hash.GET_CONVAR_INT, varName, default_);

    /// <summary>Runs a console line.</summary>
    public static void ExecuteCommand(string commandString) => Function.Call(Hash.EXECUTE_COMMAND, commandString);

    /// <summary>This resource's name.</summary>
    public static string GetCurrentResourceName() => Function.Call<string>(Hash.GET_CURRENT_RESOURCE_NAME);

    /// <summary>The resource whose event or call is being handled, or null.</summary>
    public static string GetInvokingResource() => Function.Call<string>(Hash.GET_INVOKING_RESOURCE);

    /// <summary>A resource's folder, or an empty text.</summary>
    public static string GetResourcePath(string resourceName) => Function.Call<string>(Hash.GET_RESOURCE_PATH, resourceName);

    /// <summary>missing, started, starting, stopped, stopping, uninitialized or unknown.</summary>
    public static string GetResourceState(string resourceName) => Function.Call<string>(Hash.GET_RESOURCE_STATE, resourceName);

    /// <summary>An entry of a resource's manifest, or null.</summary>
    public static string GetResourceMetadata(string resourceName, string metadataKey, int index) =>
        Function.Call<string>(Hash.GET_RESOURCE_METADATA, resourceName, metadataKey, index);

    /// <summary>How many resources there are.</summary>
    public static int GetNumResources() => Function.Call<int>(Hash.GET_NUM_RESOURCES);

    /// <summary>A resource's name, or null.</summary>
    public static string GetResourceByFindIndex(int findIndex) => Function.Call<string>(Hash.GET_RESOURCE_BY_FIND_INDEX, findIndex);

    /// <summary>A text file of a resource, or null.</summary>
    public static string LoadResourceFile(string resourceName, string fileName) =>
        Function.Call<string>(Hash.LOAD_RESOURCE_FILE, resourceName, fileName);

    /// <summary>Ticks a resource again before the server's own next tick.</summary>
    public static void ScheduleResourceTick(string resourceName) => Function.Call(Hash.SCHEDULE_RESOURCE_TICK, resourceName);

    /// <summary>Lets events of this name, in this spelling, reach this resource.</summary>
    public static void RegisterResourceAsEventHandler(string eventName) =>
        Function.Call(Hash.REGISTER_RESOURCE_AS_EVENT_HANDLER, eventName);

    /// <summary>Answers a console command with the function (source, arguments, raw text).</summary>
    public static void RegisterCommand(string commandName, InputArgument handler, bool restricted) =>
        Function.Call(Hash.REGISTER_COMMAND, commandName, handler, restricted);

    /// <summary>Answers HTTP requests to this resource with the function (request, response).</summary>
    public static void SetHttpHandler(InputArgument handler) => Function.Call(Hash.SET_HTTP_HANDLER, handler);

    /// <summary>Milliseconds since the server's start.</summary>
    public static long GetGameTimer() => Function.Call<long>(Hash.GET_GAME_TIMER);

    /// <summary>How many players are connected.</summary>
    public static int GetNumPlayerIndices() => Function.Call<int>(Hash.GET_NUM_PLAYER_INDICES);

    /// <summary>A connected player's id, or null.</summary>
    public static string GetPlayerFromIndex(int index) => Function.Call<string>(Hash.GET_PLAYER_FROM_INDEX, index);

    /// <summary>Whether a player is connected.</summary>
    public static bool DoesPlayerExist(string playerSrc) => Function.Call<bool>(Hash.DOES_PLAYER_EXIST, playerSrc);

    /// <summary>A player's name, or null.</summary>
    public static string GetPlayerName(string playerSrc) => Function.Call<string>(Hash.GET_PLAYER_NAME, playerSrc);

    /// <summary>How many identifiers a player has.</summary>
    public static int GetNumPlayerIdentifiers(string playerSrc) => Function.Call<int>(Hash.GET_NUM_PLAYER_IDENTIFIERS, playerSrc);

    /// <summary>A player's identifier with its prefix, or null.</summary>
    public static string GetPlayerIdentifier(string playerSrc, int identiferIndex) =>
        Function.Call<string>(Hash.GET_PLAYER_IDENTIFIER, playerSrc, identiferIndex);

    /// <summary>A player's identifier of a type, with its prefix, or null.</summary>
    public static string GetPlayerIdentifierByType(string playerSrc, string identifierType) =>
        Function.Call<string>(Hash.GET_PLAYER_IDENTIFIER_BY_TYPE, playerSrc, identifierType);

    /// <summary>Whether a player has an access right.</summary>
    public static bool IsPlayerAceAllowed(string playerSrc, string object_) =>
        Function.Call<bool>(Hash.IS_PLAYER_ACE_ALLOWED, playerSrc, object_);

    /// <summary>The handle of a player's body, or 0.</summary>
    public static int GetPlayerPed(string playerSrc) => Function.Call<int>(Hash.GET_PLAYER_PED, playerSrc);

    /// <summary>Whether a handle is still an entity's.</summary>
    public static bool DoesEntityExist(int entity) => Function.Call<bool>(Hash.DOES_ENTITY_EXIST, entity);

    /// <summary>Where an entity is. Throws on a stale handle.</summary>
    public static Vector3 GetEntityCoords(int entity) => Function.Call<Vector3>(Hash.GET_ENTITY_COORDS, entity);

    /// <summary>Where an entity looks, degrees. Throws on a stale handle.</summary>
    public static float GetEntityHeading(int entity) => Function.Call<float>(Hash.GET_ENTITY_HEADING, entity);

    /// <summary>The hash of an entity's model. Throws on a stale handle.</summary>
    public static int GetEntityModel(int entity) => Function.Call<int>(Hash.GET_ENTITY_MODEL, entity);

    /// <summary>The handle of the vehicle that a ped sits in (or sat in last), or 0. Throws on a stale handle.</summary>
    public static int GetVehiclePedIsIn(int ped, bool lastVehicle) =>
        Function.Call<int>(Hash.GET_VEHICLE_PED_IS_IN, ped, lastVehicle);

    /// <summary>automobile, bike, boat, heli, plane, submarine, trailer or train; null for anything else.</summary>
    public static string GetVehicleType(int vehicle) => Function.Call<string>(Hash.GET_VEHICLE_TYPE, vehicle);

    /// <summary>Whether a vehicle's siren is on. Throws on a stale handle.</summary>
    public static bool IsVehicleSirenOn(int vehicle) => Function.Call<bool>(Hash.IS_VEHICLE_SIREN_ON, vehicle);
}

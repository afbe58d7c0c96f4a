using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace Probes;

/// <summary>Exports of every kind.</summary>
internal sealed class Exporting : BaseScript
{
    internal Exporting()
    {
        Exports.Add("add", new Func<object, object, object>((left, right) => Convert.ToInt64(left) + Convert.ToInt64(right)));
        Exports.Add("list", new Func<object, object>(count => Enumerable.Range(1, Convert.ToInt32(count)).Cast<object>().ToList()));
        Exports.Add("fail", new Func<object>(() => throw new InvalidOperationException("on purpose")));
        Exports.Add("task", new Func<object>(() => Task.FromResult(1)));
        Exports.Add("caller", new Func<object>(API.GetInvokingResource));
        EventHandlers["__cfx_export_alias_add"] += new Action<CallbackDelegate>(take =>
            take(new Func<object, object>(number => Convert.ToInt64(number) + 1)));
    }
}

/// <summary>Calls the other resource's exports.</summary>
internal sealed class Calling : BaseScript
{
    internal Calling() => EventHandlers["probe:call"] += new Action<string, string, object>((resource, export, argument) =>
    {
        object? answer = null;
        TriggerEvent($"__cfx_export_{resource}_{export}", new Action<CallbackDelegate>(function => answer = function(argument, 2)));
        TriggerEvent("probe:answer", answer);
    });
}

/// <summary>Answers commands and HTTP requests, and watches convars.</summary>
internal sealed class Serving : BaseScript
{
    internal Serving()
    {
        API.RegisterCommand("probe", new Action<int, List<object>, string>((source, arguments, raw) =>
            TriggerEvent("probe:command", source, arguments, raw)), true);
        API.SetHttpHandler(new Action<IDictionary<string, object>, IDictionary<string, object>>(Answer));
        API.AddConvarChangeListener("probe_*", new Action<string, object>((name, _) =>
            TriggerEvent("probe:convar", name, API.GetConvar(name, "hidden"))));
        EventHandlers["probe:read"] += new Action<string>(name =>
            TriggerEvent("probe:value", API.GetConvar(name, "hidden"), API.GetConvarInt(name, -1)));
        EventHandlers["probe:metadata"] += new Action<string>(name => TriggerEvent(
            "probe:resource",
            API.GetResourceState(name),
            API.GetResourceMetadata(name, "postal_file", 0),
            API.LoadResourceFile(name, "postals.json")));
    }

    private static void Answer(IDictionary<string, object> request, IDictionary<string, object> response)
    {
        var take = (CallbackDelegate)request["setDataHandler"];
        take(new Action<string>(body =>
        {
            var headers = new Dictionary<string, object> { ["x-probe"] = "yes" };
            ((CallbackDelegate)response["writeHead"])(201, headers);
            ((CallbackDelegate)response["send"])(request["method"] + " " + request["path"] + " " + body);
        }));
    }
}

/// <summary>Tells what is known of players.</summary>
internal sealed class Watching : BaseScript
{
    private int _ped;

    internal Watching()
    {
        EventHandlers["probe:players"] += new Action(() => TriggerEvent(
            "probe:player",
            Players.Count(),
            Players[1].Name,
            Players[1].Identifiers["license"],
            API.GetPlayerIdentifierByType("1", "discord"),
            API.IsPlayerAceAllowed("1", "command.probe")));
        EventHandlers["probe:positions"] += new Action(() =>
        {
            _ped = _ped == 0 ? API.GetPlayerPed("1") : _ped;
            Vector3 place = API.GetEntityCoords(_ped);
            int vehicle = API.GetVehiclePedIsIn(_ped, false);
            TriggerEvent("probe:position", place.X, place.Y, place.Z, API.GetEntityHeading(_ped), vehicle != 0);
            if (vehicle != 0)
            {
                TriggerEvent("probe:vehicle", API.GetVehicleType(vehicle), API.GetEntityModel(vehicle), API.IsVehicleSirenOn(vehicle));
            }
        });
    }
}

/// <summary>Writes to the console that every program has.</summary>
internal sealed class Shouting : BaseScript
{
    internal Shouting() => Console.WriteLine("hello");
}

/// <summary>Looks for an assembly on a pool thread.</summary>
internal sealed class LateLoading : BaseScript
{
    internal LateLoading() => EventHandlers["probe:load"] += new Action(() =>
    {
        Task.Run(() => Type.GetType("Some.Type, No.Such.Assembly")).Wait();
        Debug.WriteLine("has looked");
    });
}

/// <summary>Registers by attributes.</summary>
internal sealed class Attributed : BaseScript
{
    internal Attributed()
    {
    }

    [EventHandler("probe:attributed")]
    private void Handle([FromSource] string? source, int number) => TriggerEvent("probe:handled", source ?? "nobody", number);

    [Command("words", Restricted = true)]
    private void Run(Player player, string[] words) => TriggerEvent("probe:words", player.Handle, words);
}

/// <summary>Can be constructed by anybody, so it is.</summary>
public sealed class Everybodys : BaseScript
{
    private static int _constructed;

    public Everybodys() => _constructed++;

    [EventHandler("probe:public")]
    private void Handle() => TriggerEvent("probe:constructed", _constructed);
}

/// <summary>Sends events to game clients.</summary>
internal sealed class Sending : BaseScript
{
    internal Sending() => EventHandlers["probe:client"] += new Action<int, object>((player, value) =>
    {
        TriggerClientEvent(Players[player], "probe:toOne", value, 1);
        TriggerClientEvent("probe:toAll", value);
    });
}

using FxServer.Host.Accounts;
using FxServer.Host.Http;
using FxServer.Host.Json;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>Does what a control line says, such as <c>{"do":"convar","name":"x","value":"y"}</c>. Answers go into the events file as
/// <c>$export</c>, <c>$state</c>, <c>$http</c> or <c>$error</c>; an <c>id</c> in the line is handed back as their first argument. The account alone is
/// printed. Any thread.</summary>
internal sealed class Control
{
    private readonly ServerHost _host;

    public Control(ServerHost host) => _host = host;

    /// <summary>False when the line ends the server. A line that cannot be done is answered with <c>$error</c>.</summary>
    public async Task<bool> DoAsync(string line)
    {
        try
        {
            var command = (Dictionary<string, object?>)JsonReader.Read(line)!;
            string verb = (string)command["do"]!;
            if (verb != "stop")
            {
                await DoAsync(verb, new Fields(command)).ConfigureAwait(false);
            }

            return verb != "stop";
        }
        catch (Exception e)
        {
            _host.Answer("$error", line, e.Message);
            return true;
        }
    }

    private Task DoAsync(string verb, Fields line) => verb switch
    {
        "convar" => _host.SetConvarAsync(line.Text("name"), line.Text("value")),
        "command" => _host.ExecuteAsync(line.Text("text"), line.Integer("source", 0)),
        "player" => _host.JoinAsync(Player(line)),
        "drop" => _host.DropAsync(line.Integer("id"), line.Text("reason", "Exiting")),
        "move" => _host.ChangePlayerAsync(line.Integer("id"), player => Move(player, line)),
        "respawn" => _host.RespawnAsync(line.Integer("id")),
        "netEvent" => _host.RaiseFromPlayerAsync(line.Integer("source"), line.Text("name"), line.List("args")),
        "event" => _host.RaiseAsync(line.Text("name"), line.List("args")),
        "export" => ExportAsync(line),
        "resourceState" => StateAsync(line),
        "http" => HttpAsync(line),
        "restart" => _host.RestartResourceAsync(line.Text("resource")),
        "startResource" => _host.StartResourceAsync(line.Text("resource")),
        "stopResource" => _host.StopResourceAsync(line.Text("resource")),
        "resetAccount" => _host.ResetAccountAsync(),
        "account" => PrintAccountAsync(),
        _ => throw new FormatException($"There is nothing to do for {verb}."),
    };

    private static PlayerState Player(Fields line)
    {
        var player = new PlayerState { Id = line.Integer("id"), Name = line.Text("name", "Player " + line.Integer("id")) };
        foreach (object? identifier in line.List("identifiers"))
        {
            player.Identifiers.Add((string)identifier!);
        }

        Move(player, line);
        return player;
    }

    private static void Move(PlayerState player, Fields line)
    {
        player.X = line.Number("x", player.X);
        player.Y = line.Number("y", player.Y);
        player.Z = line.Number("z", player.Z);
        player.Heading = line.Number("heading", player.Heading);
        if (line.Has("vehicle"))
        {
            player.Vehicle = line.Map("vehicle") is { } vehicle ? Vehicle(new Fields(vehicle)) : null;
        }
    }

    private static VehicleState Vehicle(Fields vehicle) => new()
    {
        Type = vehicle.Text("type", "automobile"),
        Model = vehicle.Integer("model", 0),
        Siren = vehicle.Truth("siren"),
    };

    // On the console, and so also where nobody asked for an events file, whose writing costs what is being measured.
    private async Task PrintAccountAsync()
    {
        IReadOnlyList<ResourceCost> account = await _host.GetAccountAsync().ConfigureAwait(false);
        Console.WriteLine("$account " + JsonWriter.Write(account.Select(cost => cost.ToPlain()).ToList()));
    }

    // Calls of the function are answered as $callback, with its number and the arguments.
    private object? ToFunction(object? argument) =>
        argument is Dictionary<string, object?> { Count: 1 } map && map.TryGetValue("$function", out object? number)
            ? new Action<IReadOnlyList<object?>>(values => _host.Answer("$callback", number, values))
            : argument;

    private async Task StateAsync(Fields line) =>
        _host.Answer("$state", line.Value("id"), await _host.GetResourceStateAsync(line.Text("resource")).ConfigureAwait(false));

    private async Task ExportAsync(Fields line)
    {
        object?[] arguments = line.List("args").Select(ToFunction).ToArray();
        object? result = await _host.CallExportAsync(line.Text("resource"), line.Text("name"), arguments).ConfigureAwait(false);
        _host.Answer("$export", line.Value("id"), result);
    }

    private async Task HttpAsync(Fields line)
    {
        var query = new HttpQuery
        {
            Method = line.Text("method", "GET"),
            Path = line.Text("path", "/"),
            Body = line.Text("body", string.Empty),
        };
        foreach (KeyValuePair<string, object?> header in line.Map("headers") ?? new Dictionary<string, object?>())
        {
            query.Headers[header.Key] = Convert.ToString(header.Value, CultureInfo.InvariantCulture)!;
        }

        HttpReply reply = await _host.SendHttpAsync(line.Text("resource"), query).ConfigureAwait(false);
        Dictionary<string, object?> headers = reply.Headers.ToDictionary(header => header.Key, header => (object?)header.Value);
        _host.Answer("$http", line.Value("id"), reply.Status, headers, reply.Body);
    }
}

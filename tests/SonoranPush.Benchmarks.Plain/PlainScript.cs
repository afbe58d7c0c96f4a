using System.Collections.Concurrent;
using CitizenFX.Core;
using CitizenFX.Core.Native;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace SonoranPush.Benchmarks.Plain;

/// <summary>The shortest client of the hub that raises events with tables: no check of the key, no limits, no budget, no reconnect.
/// What SonoranPush costs more than this is the price of its safety.</summary>
public sealed class PlainScript : BaseScript
{
    private readonly ConcurrentQueue<JObject> _events = new();

    /// <summary>Connects.</summary>
    public PlainScript()
    {
        HubConnection hub = new HubConnectionBuilder()
            .WithUrl(API.GetConvar("plain_hubUrl", string.Empty), HttpTransportType.WebSockets, options => options.SkipNegotiation = true)
            .AddNewtonsoftJsonProtocol()
            .Build();
        hub.On<JObject>("pushEvent", _events.Enqueue);
        int serverId = int.Parse(API.GetConvar("plain_serverId", "1"), CultureInfo.InvariantCulture);
        _ = Task.Run(async () =>
        {
            await hub.StartAsync().ConfigureAwait(false);
            await hub.InvokeAsync<JObject>("authenticatev2", "demo", "demo-key", serverId).ConfigureAwait(false);
        });
        Tick += RaiseAllAsync;
    }

    private Task RaiseAllAsync()
    {
        while (_events.TryDequeue(out JObject? pushed))
        {
            TriggerEvent("plain:pushEvent", (string?)pushed["type"], Plain(pushed["data"]), new Dictionary<string, object>());
        }

        return Task.CompletedTask;
    }

    private static object? Plain(JToken? value) => value switch
    {
        JObject map => map.Properties().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JArray list => list.Select(Plain).ToList(),
        _ => ((JValue?)value)?.Value,
    };
}

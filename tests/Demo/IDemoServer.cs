using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>A game server, as far as the demo needs one. Events are raised on any thread, one at a time.</summary>
internal interface IDemoServer : IAsyncDisposable
{
    /// <summary>A line of its console.</summary>
    event Action<string>? ConsoleLine;

    /// <summary>A resource raised an event: its name and its arguments.</summary>
    event Action<string, JsonArray>? Raised;

    /// <summary>Starts the two resources with these convars.</summary>
    Task StartAsync(IReadOnlyDictionary<string, string> convars);

    /// <summary>Lets a player in.</summary>
    Task JoinAsync(Driver driver, Place place);

    /// <summary>Moves a player.</summary>
    Task MoveAsync(Driver driver, Place place);

    /// <summary>Raises an event without arguments.</summary>
    Task RaiseAsync(string name);

    /// <summary>Stops the resources and the server.</summary>
    /// <returns>What went wrong in the resources, a line each.</returns>
    Task<IReadOnlyList<string>> StopAsync();
}

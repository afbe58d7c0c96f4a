using CitizenFX.Core;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Players;

namespace SonoranPush.Hosting;

/// <summary>Exports and events by which other resources pass unit locations. Main thread only.</summary>
internal sealed class LocationBindings
{
    private const string NotStarted = "sonoranpush has not started yet";

    private readonly PushResource _resource;

    public LocationBindings(PushResource resource) => _resource = resource;

    /// <summary>Registers the exports and event handlers.</summary>
    /// <param name="bindings">The script's bindings.</param>
    public void Open(ScriptBindings bindings)
    {
        bindings.OfferExport(ScriptContract.SendUnitLocationExport, new Func<object?, object?, object>((update, told) => Answer(Post(update), told)));
        // The official resource returns a boolean here.
        bindings.OfferExport(
            ScriptContract.SendUnitLocationsExport, new Func<object?, object>(updates => PostMany(updates)), exceptAs: OfficialContract.ResourceName);
        bindings.OfferExport(
            ScriptContract.SetPlayerLocationExport,
            new Func<object?, object?, object?, object>((player, text, told) => Answer(SetText(player, text), told)));
        bindings.OfferExport(
            ScriptContract.ClearPlayerLocationExport,
            new Func<object?, object>(player => Players?.ClearLocation(player) ?? false));
        bindings.OnEvent(ScriptContract.UnitLocation, update => PostMany(new List<object?> { update }));
        bindings.OnEvent(ScriptContract.UnitLocations, updates => PostMany(updates));
        bindings.OnEvent(ScriptContract.PlayersLoaded, _ => Players?.ScriptLoaded());
        bindings.OnEvent(ScriptContract.PlayersStarted, oneSync => Players?.ScriptStarted(oneSync));
        bindings.OnEvent(ScriptContract.PlayersJoined, text => Players?.PlayersJoined(text));
        bindings.OnEvent(ScriptContract.PlayersLeft, playerId => Players?.PlayerLeft(playerId));
        bindings.OnEvent(ScriptContract.PlayersSample, text => Players?.Sampled(text));
    }

    private LocationPipeline? Locations => _resource.Locations;

    private PlayerTracker? Players => _resource.Players;

    // A C# export returns one value only, so the reason is passed to the callback, if there is one.
    private static bool Answer(string? refusal, object? told)
    {
        var taken = refusal is null;
        (told as CallbackDelegate)?.Invoke(taken, refusal!);
        return taken;
    }

    private string? Post(object? update) => Locations is { } locations ? locations.Post(update) : NotStarted;

    private int PostMany(object? updates) => Locations?.PostMany(updates) ?? 0;

    private string? SetText(object? player, object? text) => Players is { } players ? players.SetLocation(player, text) : NotStarted;
}

using System;
using System.Collections.Generic;
using CitizenFX.Core;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.Hosting;

/// <summary>Where other resources hand over unit locations: exports, and events for those that prefer to trigger. Tick thread
/// only.</summary>
internal sealed class LocationBindings
{
    private const string NotStarted = "sonoranpush has not started yet";

    private readonly PushResource _resource;

    /// <summary>Creates the entrances over a resource.</summary>
    public LocationBindings(PushResource resource) => _resource = resource;

    /// <summary>Opens them.</summary>
    /// <param name="entrances">The script's ways in.</param>
    public void Open(ScriptBindings entrances)
    {
        entrances.OfferExport(ScriptContract.SendUnitLocationExport, new Func<object?, object?, object>((update, told) => Answer(Post(update), told)));
        // The official resource answers this one with a boolean.
        entrances.OfferExport(
            ScriptContract.SendUnitLocationsExport, new Func<object?, object>(updates => PostMany(updates)), exceptAs: OfficialContract.ResourceName);
        entrances.OfferExport(
            ScriptContract.SetPlayerLocationExport,
            new Func<object?, object?, object?, object>((player, text, told) => Answer(SetText(player, text), told)));
        entrances.OfferExport(
            ScriptContract.ClearPlayerLocationExport,
            new Func<object?, object>(player => Feed?.ClearPlayerLocation(player) ?? false));
        entrances.OnEvent(ScriptContract.UnitLocation, update => PostMany(new List<object?> { update }));
        entrances.OnEvent(ScriptContract.UnitLocations, updates => PostMany(updates));
    }

    private LocationPipeline? Feed => _resource.Locations;

    // The C# runtime hands one value back to the caller, so the reason goes to a callback, if there is one.
    private static bool Answer(string? refusal, object? told)
    {
        var taken = refusal is null;
        (told as CallbackDelegate)?.Invoke(taken, refusal!);
        return taken;
    }

    private string? Post(object? update) => Feed is { } feed ? feed.Post(update) : NotStarted;

    private int PostMany(object? updates) => Feed?.PostMany(updates) ?? 0;

    private string? SetText(object? player, object? text) => Feed is { } feed ? feed.SetPlayerLocation(player, text) : NotStarted;
}

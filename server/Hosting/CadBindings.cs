using CitizenFX.Core;
using CitizenFX.Core.Native;
using SonoranPush.Cad;
using SonoranPush.Compatibility;
using SonoranPush.Contracts;

namespace SonoranPush.Hosting;

/// <summary>Exports for units and calls, under our names and the official ones. Main thread only.</summary>
internal sealed class CadBindings
{
    private readonly CadProjection _cad;
    private readonly PushResource _resource;

    public CadBindings(PushResource resource)
    {
        _resource = resource;
        _cad = resource.Cad;
    }

    /// <summary>Registers the exports and event handlers.</summary>
    /// <param name="bindings">The script's bindings.</param>
    public void Open(ScriptBindings bindings)
    {
        foreach (var export in OwnExports())
        {
            bindings.OfferExport(export.Key, export.Value);
        }

        foreach (var export in OfficialExports(_cad.OfficialExports))
        {
            bindings.OfferExport(export.Key, export.Value, exceptAs: OfficialContract.ResourceName);
            OfferInPlace(bindings, export.Key, export.Value);
        }

        // Under our own name this export returns a number.
        OfferInPlace(bindings, ScriptContract.SendUnitLocationsExport, new Func<object?, object>(updates => _resource.Locations?.PostMany(updates) > 0));
        bindings.OnEvent(OfficialContract.RegisterPushEvent, Register);
        bindings.OnEvent("onResourceStart", started => _resource.ResourceStarted(started as string ?? string.Empty));
        if (ResourceNameResolver.IsStarted(OfficialContract.ResourceName))
        {
            _cad.ResourceStarted(OfficialContract.ResourceName);
        }
    }

    private static Dictionary<string, Delegate> OfficialExports(OfficialExports official) => new(StringComparer.Ordinal)
    {
        ["GetUnitCache"] = new Func<object?, object?, object?>((dispatchers, callback) => official.GetUnitCache(dispatchers, Callback(callback))),
        ["GetUnitByPlayerId"] = new Func<object?, object?>(official.GetUnitByPlayerId),
        ["GetUnitById"] = new Func<object?, object?>(official.GetUnitById),
        ["GetCallCache"] = new Func<object?>(official.GetCallCache),
        ["GetEmergencyCache"] = new Func<object?>(official.GetEmergencyCache),
        ["getCommunityId"] = new Func<object?>(official.GetCommunityId),
        ["getCadCommunityId"] = new Func<object?>(official.GetCommunityId),
        ["getServerId"] = new Func<object?>(official.GetServerId),
        ["getCadServerId"] = new Func<object?>(official.GetServerId),
        ["getPlayerCommunityUserId"] = new Func<object?, object?>(official.GetPlayerCommunityUserId),
        ["isPlayerInCAD"] = new Func<object?, object?>(official.IsPlayerInCad),
        ["getDispatchStatus"] = new Func<object?>(official.GetDispatchStatus),
    };

    private static Action<object?[]>? Callback(object? value) =>
        value is CallbackDelegate callback ? arguments => callback(arguments!) : null;

    private Dictionary<string, Delegate> OwnExports() => new(StringComparer.Ordinal)
    {
        [ScriptContract.GetUnitsExport] = new Func<object?, object?>(_cad.Exports.GetUnits),
        [ScriptContract.GetUnitExport] = new Func<object?, object?>(_cad.Exports.GetUnit),
        [ScriptContract.GetUnitByPlayerExport] = new Func<object?, object?>(_cad.Exports.GetUnitByPlayer),
        [ScriptContract.GetCallsExport] = new Func<object?, object?>(_cad.Exports.GetCalls),
        [ScriptContract.GetEmergencyCallsExport] = new Func<object?, object?>(_cad.Exports.GetEmergencyCalls),
    };

    // Under the official name, while the official resource is not started.
    private void OfferInPlace(ScriptBindings bindings, string name, Delegate export) =>
        bindings.OfferExportAs(OfficialContract.ResourceName, name, export, () => _cad.Compatibility.IsOn);

    private void Register(object? type, object? handler)
    {
        if (handler is CallbackDelegate callback)
        {
            _cad.Handlers.Register(type, API.GetInvokingResource() ?? string.Empty, envelope => callback(envelope));
        }
    }
}

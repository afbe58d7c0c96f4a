using CitizenFX.Core;
using CitizenFX.Core.Native;
using SonoranPush.Compatibility;
using SonoranPush.Contracts;
using SonoranPush.Requests;

namespace SonoranPush.Hosting;

/// <summary>Exports for requests to the CAD, under our names and the official ones. Main thread only.</summary>
internal sealed class RequestBindings
{
    private readonly PushResource _resource;
    private readonly RequestExports _exports;
    private readonly OfficialRequests _official;

    public RequestBindings(PushResource resource)
    {
        _resource = resource;
        _exports = new RequestExports(resource.Requests);
        _official = new OfficialRequests(resource.Requests, resource.Cad.State, resource.Logger);
    }

    /// <summary>Registers the exports.</summary>
    public void Open(ScriptBindings bindings)
    {
        Offer(bindings, ScriptContract.SetUnitStatusExport, WithTwo(_exports.SetUnitStatus));
        Offer(bindings, ScriptContract.SetUnitPanicExport, WithTwo(_exports.SetUnitPanic));
        Offer(bindings, ScriptContract.Create911CallExport, WithOne(_exports.Create911Call));
        Offer(bindings, ScriptContract.Remove911CallExport, WithOne(_exports.Remove911Call));
        Offer(bindings, ScriptContract.CreateDispatchCallExport, WithOne(_exports.CreateDispatchCall));
        Offer(bindings, ScriptContract.AddCallNoteExport, WithTwo(_exports.AddCallNote));
        Offer(bindings, ScriptContract.AttachUnitsExport, WithTwo(_exports.AttachUnits));
        Offer(bindings, ScriptContract.DetachUnitsExport, WithOne(_exports.DetachUnits));
        Offer(bindings, ScriptContract.CloseCallsExport, WithOne(_exports.CloseCalls));
        OpenOfficial(bindings);
    }

    // Under the official name two of them have another meaning.
    private static void Offer(ScriptBindings bindings, string name, Delegate export) =>
        bindings.OfferExport(name, export, exceptAs: OfficialContract.ResourceName);

    private static Delegate WithOne(Func<object?, Action<object?[]>?, bool> export) =>
        new Func<object?, object?, object>((first, callback) => export(first, Callback(callback)));

    private static Delegate WithTwo(Func<object?, object?, Action<object?[]>?, bool> export) =>
        new Func<object?, object?, object?, object>((first, second, callback) => export(first, second, Callback(callback)));

    private static Action<object?[]>? Callback(object? value) =>
        value is CallbackDelegate callback ? arguments => callback(arguments!) : null;

    private static string FindCaller() => API.GetInvokingResource() is { Length: > 0 } name ? name : "a resource";

    private void OpenOfficial(ScriptBindings bindings)
    {
        OfferInPlace(bindings, "performApiRequest", new Action<object?, object?, object?>(
            (data, type, callback) => _official.PerformApiRequest(data, type, Callback(callback), FindCaller)));

        // The official resource knows every type; the call does nothing there either.
        OfferInPlace(bindings, "registerApiType", new Action<object?, object?>((_, _) => { }));
        OfferInPlace(bindings, "call911", new Action<object?, object?, object?, object?, object?, object?, object?, object?, object?>(
            (caller, location, description, postal, plate, callback, silence, useLocation, deleteAfter) => _official.Call911(
                new[] { caller, location, description, postal, plate }, Callback(callback), new[] { silence, useLocation, deleteAfter })));
        OfferInPlace(
            bindings,
            "createDispatchCall",
            new Action<object?, object?, object?, object?, object?, object?, object?, object?, object?, object?, object?, object?, object?, object?, object?>(
                (origin, status, priority, block, address, postal, title, code, primary, track, description, notes, metaData, units, callback) =>
                    _official.CreateDispatchCall(
                        new[] { origin, status, priority, block, address, postal, title, code, primary, track, description, notes, metaData, units },
                        Callback(callback))));
        OfferInPlace(bindings, "addCallNote", new Action<object?, object?>(_official.AddCallNote));
        OfferInPlace(bindings, "setCallPostal", new Action<object?, object?>(_official.SetCallPostal));
        OfferInPlace(bindings, "remove911", new Action<object?>(_official.Remove911));
    }

    private void OfferInPlace(ScriptBindings bindings, string name, Delegate export) =>
        bindings.OfferExportAs(OfficialContract.ResourceName, name, export, () => _resource.Cad.Compatibility.IsOn);
}

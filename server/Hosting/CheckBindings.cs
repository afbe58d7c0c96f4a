using CitizenFX.Core;
using CitizenFX.Core.Native;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Hosting;

/// <summary>The export <c>runCheck</c>, and the server functions that the check uses. Main thread only.</summary>
internal sealed class CheckBindings
{
    private readonly PushResource _resource;

    public CheckBindings(PushResource resource, string name)
    {
        _resource = resource;
        resource.Check.FindFolder = () => API.GetResourcePath(name);
    }

    /// <summary>Registers the export and the event handlers.</summary>
    public void Open(ScriptBindings bindings)
    {
        bindings.OnEvent(ScriptContract.PlayersInspected, _resource.Check.LuaReported);
        bindings.OfferExport(ScriptContract.RunCheckExport, new Func<object?, object>(callback => Run(callback as CallbackDelegate)));
    }

    private bool Run(CallbackDelegate? callback)
    {
        var hasStarted = _resource.Check.Start(report => Answer(callback, true, report.ToTable()));
        if (!hasStarted)
        {
            Answer(callback, false, "a check is already running");
        }

        return hasStarted;
    }

    private void Answer(CallbackDelegate? callback, bool succeeded, object result)
    {
        try
        {
            callback?.Invoke(succeeded, result);
        }
        catch (Exception exception)
        {
            Log.RequestCallbackFailed(_resource.Logger, exception);
        }
    }
}

using CitizenFX.Core;
using CitizenFX.Core.Native;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.Hosting;

/// <summary>The one script that FXServer constructs. It only connects the server to <see cref="PushResource"/>; its constructor does not
/// throw, because the server would keep a half-started resource. Main thread only.</summary>
public sealed class SonoranPushScript : BaseScript
{
    /// <summary>Called by FXServer when the resource starts.</summary>
    public SonoranPushScript()
    {
        try
        {
            var name = API.GetCurrentResourceName();
            var resource = new PushResource(
                new CitizenScriptHost(name),
                (settings, sink) => new SignalRHubConnection(settings, sink, TimeProvider.System),
                TimeProvider.System,
                name);
            resource.WarmUp();
            resource.CheckKeyExposure(new ApiKeyExposureCheck(ServerCfgReader.ReadOwn, resource.Logger), name);
            Connect(resource, name);
        }
        catch (Exception exception)
        {
            Debug.WriteLine($"^1{LogCodes.Prefix(LogCodes.NotStarted)}SonoranPush could not start: {exception.GetType().Name}: {exception.Message}^7");
        }
    }

    private void Connect(PushResource resource, string name)
    {
        var bindings = new ScriptBindings(EventHandlers, name, resource.Logger);
        bindings.OnEvent("onResourceStop", stopping =>
        {
            if (Equals(stopping, name))
            {
                resource.Stop();
                bindings.AnnounceStop();
            }
            else if (stopping is string other)
            {
                resource.ResourceStopped(other);
            }
        });
        bindings.OfferExport(ScriptContract.IsConnectedExport, new Func<object?, object>(id => resource.IsConnected(ServerId(id))));
        bindings.OfferExport(ScriptContract.GetStatusExport, new Func<object?, object>(id => resource.Status.ToTable(ServerId(id))));
        new LocationBindings(resource).Open(bindings);
        new CadBindings(resource).Open(bindings);
        new RequestBindings(resource).Open(bindings);
        new CheckBindings(resource, name).Open(bindings);
        new ConsoleCommand(resource).Register();
        ListenToConvars(resource);
        Tick += () =>
        {
            resource.Tick();
            return Task.CompletedTask;
        };
    }

    private static void ListenToConvars(PushResource resource)
    {
        try
        {
            foreach (var filter in ConvarReader.Filters)
            {
                API.AddConvarChangeListener(filter, new Action<object, object>((_, _) => resource.OnConvarChanged()));
            }
        }
        catch (Exception exception)
        {
            Log.ConvarListenerUnavailable(resource.Logger, exception);
        }
    }

    // A number of any width, or its text; anything else matches no session.
    private static int? ServerId(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : -1;
    }
}

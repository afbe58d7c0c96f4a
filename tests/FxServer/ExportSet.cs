#nullable disable // A real server's library does not say what may be null.

using System.Dynamic;
using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>The exports of one resource. Main thread only.</summary>
public class ExportSet : DynamicObject
{
    private readonly string _resourceName;

    /// <summary>The exports of the resource of this name, started or not.</summary>
    public ExportSet(string resourceName) => _resourceName = resourceName ?? throw new ArgumentNullException(nameof(resourceName));

    /// <inheritdoc />
    public override bool TryInvokeMember(InvokeMemberBinder binder, object[] args, out object result)
    {
        CallbackDelegate export = null;
        string eventName = ExportEvent.Name(_resourceName, binder.Name);
        BaseScript.TriggerEvent(eventName, new Action<object>(function => export = function as CallbackDelegate));
        result = export?.Invoke(args);
        return export != null;
    }
}

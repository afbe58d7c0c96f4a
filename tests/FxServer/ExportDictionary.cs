#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Native;
using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>What this resource exports, and the way to other resources' exports. Main thread only.</summary>
public class ExportDictionary
{
    /// <summary>The exports of another resource, to be called as methods of a dynamic object.</summary>
    public dynamic this[string resourceName] => new ExportSet(resourceName);

    /// <summary>Offers a function under this name.</summary>
    public void Add(string name, Delegate method)
    {
        string eventName = ExportEvent.Name(API.GetCurrentResourceName(), name);
        API.RegisterResourceAsEventHandler(eventName);
        ResourceRuntime.Current.Exports[eventName] = method;
    }
}

using CitizenFX.Core.Native;
using FxServer.Host.Resources;

namespace FxServer.Host.Natives;

/// <summary>What resources may know of each other.</summary>
internal static class ResourceNatives
{
    public static void AddTo(NativeTable natives, ResourceList resources)
    {
        natives.Add(Hash.GET_CURRENT_RESOURCE_NAME, (caller, _) => caller.Name);
        natives.Add(Hash.GET_NUM_RESOURCES, (_, _) => resources.All.Count);
        natives.Add(Hash.GET_RESOURCE_BY_FIND_INDEX, (_, arguments) => resources.All.ElementAtOrDefault((int)arguments[0]!)?.Name);
        natives.Add(Hash.GET_RESOURCE_PATH, (_, arguments) => Find(arguments)?.Folder);
        natives.Add(Hash.GET_RESOURCE_STATE, (_, arguments) => resources.StateOf((string?)arguments[0]));
        natives.Add(Hash.GET_RESOURCE_METADATA, (_, arguments) =>
            Find(arguments)?.Manifest.Value((string)arguments[1]!, (int)arguments[2]!));
        natives.Add(Hash.LOAD_RESOURCE_FILE, (_, arguments) =>
            Find(arguments) is { } resource ? Read(resource, (string)arguments[1]!) : null);
        natives.Add(Hash.SCHEDULE_RESOURCE_TICK, (_, arguments) =>
        {
            if (Find(arguments) is { } resource)
            {
                resource.TickScheduled = true;
            }
        });

        Resource? Find(object?[] arguments) => resources.FindProvided((string?)arguments[0]);
    }

    private static string? Read(Resource resource, string file)
    {
        string path = Path.Combine(resource.Folder, file);

        // A byte order mark stays in the text, as on a server.
        return File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : null;
    }
}

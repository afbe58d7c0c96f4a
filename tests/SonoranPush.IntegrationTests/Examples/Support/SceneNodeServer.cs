namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>The server of a scene, in this process.</summary>
internal sealed class SceneNodeServer(Scene scene) : INodeServer
{
    public void Note(string? line) => scene.Utterances.WriteLine(line);

    public async Task<object?> CallExportAsync(string resource, string name, JsonArray arguments, Action<int, object?> call)
    {
        // Under the official name the export stands in the resource that provides it.
        var export = $"__cfx_export_{resource}_{name}";
        if (!(await scene.Host.GetEventNamesAsync(resource)).Contains(export) && !(await scene.Host.GetEventNamesAsync(Scene.Resource)).Contains(export))
        {
            throw new InvalidOperationException($"No such export {name} in resource {resource}");
        }

        return await scene.Host.CallExportAsync(resource, name, arguments.Select(argument => Value(argument, call)).ToArray());
    }

    public Task<string> GetResourceStateAsync(string name) => scene.Host.GetResourceStateAsync(name);

    public string? FindIdentifier(string player, string type) => scene.Options.Players
        .FirstOrDefault(one => one.Id == int.Parse(player, CultureInfo.InvariantCulture))?.Identifiers
        .FirstOrDefault(identifier => identifier.StartsWith(type + ":", StringComparison.Ordinal));

    private static object? Value(JsonNode? node, Action<int, object?> call) => node switch
    {
        null => null,
        JsonObject map when map["$function"] is { } number => new Action<IReadOnlyList<object?>>(arguments => call((int)number, arguments)),
        JsonObject map => map.ToDictionary(member => member.Key, member => Value(member.Value, call)),
        JsonArray list => list.Select(item => Value(item, call)).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => (string)node!,
            _ => node.AsValue().TryGetValue(out long integer) ? integer : (double)node,
        },
    };
}

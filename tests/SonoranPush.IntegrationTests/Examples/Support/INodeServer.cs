namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>The server that a <see cref="NodeResource"/> stands beside.</summary>
internal interface INodeServer
{
    /// <summary>Takes a line that the script wrote.</summary>
    void Note(string? line);

    /// <summary>Calls an export.</summary>
    /// <param name="resource">The resource that it is asked of.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">The arguments; <c>{"$function": n}</c> stands for the script's function n.</param>
    /// <param name="call">Calls a function of the script: (n, arguments).</param>
    /// <exception cref="InvalidOperationException">There is no such export.</exception>
    Task<object?> CallExportAsync(string resource, string name, JsonArray arguments, Action<int, object?> call);

    /// <summary>What <c>GetResourceState</c> answers.</summary>
    Task<string> GetResourceStateAsync(string name);

    /// <summary>What <c>GetPlayerIdentifierByType</c> answers.</summary>
    string? FindIdentifier(string player, string type);
}

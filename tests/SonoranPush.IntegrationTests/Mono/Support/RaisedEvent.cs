namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>An event as a server noted it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments, an array.</param>
internal sealed record RaisedEvent(string Name, JsonElement Arguments);

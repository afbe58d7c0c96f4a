using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>What a scene begins with.</summary>
internal sealed record SceneOptions
{
    /// <summary>The servers that the community has, and that the resource logs in for.</summary>
    public IReadOnlyList<int> ServerIds { get; init; } = [1];

    /// <summary>The resource's folder, of which each scene takes a copy.</summary>
    public string Folder { get; init; } = BuiltFolder.Root;

    /// <summary>What config.json says beside what is shipped.</summary>
    public JsonObject Config { get; init; } = [];

    /// <summary>config.json begins with a byte order mark, as some editors write it.</summary>
    public bool ConfigHasByteOrderMark { get; init; }

    /// <summary>Convars beside the ones that connect; null takes one of those away.</summary>
    public Dictionary<string, string?> Convars { get; init; } = [];

    /// <summary>The second resource, by the path of its folder from <c>dist</c>.</summary>
    public string Consumer { get; init; } = "consumer";

    /// <summary>Folders of more resources, which start after the second one.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<PlayerState> Players { get; init; } = [];

    /// <summary>The resource's name, that of its folder.</summary>
    public string ResourceName { get; init; } = Scene.Resource;

    /// <summary>Whether the server has an HTTP socket, and the CAD posts to the resource there while it sees no session.</summary>
    public bool HttpFallback { get; init; }

    /// <summary>Main-thread time of each crossing.</summary>
    public TimeSpan CrossingCost { get; init; }

    /// <summary>Begin when every session is logged in. Otherwise at once.</summary>
    public bool LoggedIn { get; init; } = true;
}

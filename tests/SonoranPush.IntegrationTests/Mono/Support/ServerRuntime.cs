namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>What runs an emulated server.</summary>
public enum ServerRuntime
{
    /// <summary>.NET 10.</summary>
    Net,

    /// <summary>Mono, with a real AppDomain for each resource.</summary>
    Mono,
}

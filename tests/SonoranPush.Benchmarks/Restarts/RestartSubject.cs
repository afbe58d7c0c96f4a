namespace SonoranPush.Benchmarks.Restarts;

/// <summary>Which resource is restarted. The two others show how much of the memory is the runtime's.</summary>
internal enum RestartSubject
{
    /// <summary>The built resource.</summary>
    SonoranPush,

    /// <summary>A C# resource that does nothing.</summary>
    Empty,

    /// <summary>The same, with all assemblies of the built resource, which it loads.</summary>
    Libraries,
}

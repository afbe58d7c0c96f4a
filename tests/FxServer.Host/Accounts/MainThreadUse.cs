namespace FxServer.Host.Accounts;

/// <summary>What a resource spends the main thread's time on.</summary>
internal enum MainThreadUse
{
    /// <summary>Its Lua scripts.</summary>
    Lua,

    /// <summary>Its C# scripts.</summary>
    CSharp,

    /// <summary>Carrying an event into its C# runtime, as far as that has a price.</summary>
    HandOver,
}

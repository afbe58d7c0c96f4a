namespace FxServer.Host.Resources;

/// <summary>Where a resource stands.</summary>
internal enum ResourceState
{
    Stopped,
    Starting,
    Started,
    Stopping,
}

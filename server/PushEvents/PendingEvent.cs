namespace SonoranPush.PushEvents;

/// <summary>A pending event: one crossing.</summary>
/// <param name="Name">Its name, for the log.</param>
/// <param name="Raise">Raises it.</param>
internal readonly record struct PendingEvent(string Name, Action Raise);

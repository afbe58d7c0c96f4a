using System;

namespace SonoranPush.PushEvents;

/// <summary>An event that waits for its turn: one crossing.</summary>
/// <param name="Name">Its name, for the log.</param>
/// <param name="Raise">Raises it.</param>
internal readonly record struct PendingEvent(string Name, Action Raise);

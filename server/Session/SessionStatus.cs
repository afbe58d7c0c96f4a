using System;

namespace SonoranPush.Session;

/// <summary>A session as the status command shows it. Immutable.</summary>
/// <param name="ServerId">The CAD server id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="LastError">What last went wrong, in a sentence, or null.</param>
/// <param name="Logins">Successful logins since the start.</param>
internal sealed record SessionStatus(int ServerId, SessionState State, DateTimeOffset Since, string? LastError, int Logins);

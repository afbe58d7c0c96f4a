namespace SonoranPush.Session;

/// <summary>A session as the status command shows it. Immutable.</summary>
/// <param name="ServerId">The CAD server id.</param>
/// <param name="State">Its state.</param>
/// <param name="Since">Since when.</param>
/// <param name="LastError">The last error in a sentence, or null.</param>
/// <param name="Logins">Successful logins since the start.</param>
internal sealed record SessionStatus(int ServerId, SessionState State, DateTimeOffset Since, string? LastError, int Logins);

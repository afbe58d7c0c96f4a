using SonoranPush.Configuration;

namespace SonoranPush.Session;

/// <summary>The settings of a session: the hub's address and the credentials. Two sessions with equal settings are the same
/// session.</summary>
/// <param name="HubUrl">The hub's address.</param>
/// <param name="SkipNegotiation">Open the websocket at once, without the HTTP negotiation before it.</param>
/// <param name="CommunityId">The community's id.</param>
/// <param name="Key">The community's API key.</param>
/// <param name="ServerId">The CAD server id, positive.</param>
internal sealed record SessionSettings(Uri HubUrl, bool SkipNegotiation, string CommunityId, ApiKey Key, int ServerId);

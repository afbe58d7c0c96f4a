namespace LocalCad.Rest;

/// <summary>A REST request that asked for a change.</summary>
/// <param name="At">When it came, in ticks of the options' clock.</param>
/// <param name="Endpoint">Method and route: one limit for each.</param>
/// <param name="ServerId">The server.</param>
/// <param name="Body">Its body as JSON; empty for none.</param>
/// <param name="Status">The HTTP status that answered it.</param>
public sealed record ChangeRequest(DateTimeOffset At, string Endpoint, int ServerId, string Body, int Status);

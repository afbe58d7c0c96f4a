namespace SonoranPush.Requests;

/// <summary>What has become of requests. Immutable.</summary>
/// <param name="Waiting">Requests that wait or are under way.</param>
/// <param name="Done">Requests that the CAD has done.</param>
/// <param name="Failed">Requests that ended otherwise.</param>
/// <param name="Refused">Requests that were not taken.</param>
internal readonly record struct RequestStatus(int Waiting, long Done, long Failed, long Refused);

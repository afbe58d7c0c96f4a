namespace SonoranPush.Requests;

/// <summary>Counters of requests. Immutable.</summary>
/// <param name="Waiting">Requests that wait or are in flight.</param>
/// <param name="Done">Requests that succeeded.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Refused">Requests that were rejected.</param>
internal readonly record struct RequestStatistics(int Waiting, long Done, long Failed, long Refused);

using System.Collections.Concurrent;
using SonoranPush.Configuration;

namespace SonoranPush.Rest;

/// <summary>The rate limiters: one for each endpoint and API key, as the CAD counts. Any thread.</summary>
internal sealed class EndpointLimits
{
    private readonly ConcurrentDictionary<(CadEndpoint Endpoint, ApiKey Key), RequestRateLimiter> _limiters = new();
    private readonly TimeProvider _time;

    public EndpointLimits(TimeProvider time) => _time = time;

    /// <summary>The limiter of an endpoint and a key.</summary>
    public RequestRateLimiter For(CadEndpoint endpoint, ApiKey key) => _limiters.GetOrAdd(
        (endpoint, key), pair => new RequestRateLimiter(pair.Endpoint.Limit, pair.Endpoint.Window, _time));
}

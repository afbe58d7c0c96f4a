namespace SonoranPush.Rest;

/// <summary>The response of the CAD's REST service. Immutable.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer at all.</param>
/// <param name="Value">The body as a plain value; null when it was refused or could not be read.</param>
/// <param name="RetryAfter">The service's Retry-After, or null.</param>
/// <param name="Problem">Why there is no value, in a few words; null when there is one.</param>
internal sealed record RestResponse(int Status, object? Value, TimeSpan? RetryAfter = null, string? Problem = null)
{
    private const int TooManyRequests = 429;

    /// <summary>False when the request certainly never left this machine.</summary>
    public bool WasSent { get; init; } = true;

    /// <summary>The CAD's error message, not cleaned; null when there is none or it was not read.</summary>
    public string? Detail { get; init; }

    /// <summary>There were too many requests with this key.</summary>
    public bool IsRateLimited => Status == TooManyRequests;

    /// <summary>The request succeeded and its response was read.</summary>
    public bool IsGood => Problem is null;

    /// <summary>The same request may succeed later: too many of them, an error of the service, or none of its answers arrived.</summary>
    public bool IsPassing => !IsGood && (Status == TooManyRequests || Status >= 500 || Status == 0);
}

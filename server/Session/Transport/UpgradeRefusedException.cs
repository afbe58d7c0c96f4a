namespace SonoranPush.Session.Transport;

/// <summary>A server answered with an HTTP status instead of opening a websocket.</summary>
internal sealed class UpgradeRefusedException : Exception
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="inner">What the websocket threw.</param>
    public UpgradeRefusedException(int status, Exception inner)
        : base(inner.Message, inner) => Status = status;

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The sentence for an owner, without a full stop.</summary>
    public string Describe(Uri hub) => Status switch
    {
        >= 300 and < 400 => $"{hub.Host} redirects to another address (HTTP {Status}); set sonoranpush_hubUrl to that address, or remove it to use the CAD's own",
        401 or 403 or 407 => $"{hub.Host} denies access (HTTP {Status}); a firewall or proxy may block this server's IP address",
        404 or 405 or 410 => $"{hub.Host} has no hub at {hub.AbsolutePath} (HTTP {Status}); check sonoranpush_hubUrl",
        429 => $"{hub.Host} limits connections (HTTP 429); too many attempts came from this server's IP address",
        >= 500 => $"{hub.Host} answers with a server error (HTTP {Status}); the CAD may be down or restarting",
        _ => $"{hub.Host} does not open a websocket (HTTP {Status}); check sonoranpush_hubUrl and any proxy in between",
    };
}

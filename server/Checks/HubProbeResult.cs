namespace SonoranPush.Checks;

/// <summary>The steps of opening a websocket, in order.</summary>
internal enum ProbeStage
{
    /// <summary>Resolving the host name.</summary>
    Resolve,

    /// <summary>Opening the TCP connection.</summary>
    Connect,

    /// <summary>The TLS handshake.</summary>
    Secure,

    /// <summary>The upgrade to a websocket.</summary>
    Upgrade,

    /// <summary>The hub has answered.</summary>
    Answered,
}

/// <summary>The result of one plain upgrade request to the hub. Immutable.</summary>
internal sealed record HubProbeResult
{
    /// <summary>The hub's address.</summary>
    public Uri Hub { get; init; } = new("http://127.0.0.1/");

    /// <summary>The step that was reached; unless it is <see cref="ProbeStage.Answered"/>, it failed.</summary>
    public ProbeStage Stage { get; init; }

    /// <summary>Why it failed, with advice after the first semicolon; null when it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>The code of the log line for it; 0 for none.</summary>
    public int Code { get; init; }

    /// <summary>Addresses of the host.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = Array.Empty<string>();

    /// <summary>Time to resolve the name.</summary>
    public TimeSpan ResolveTime { get; init; }

    /// <summary>Time to open the TCP connection.</summary>
    public TimeSpan ConnectTime { get; init; }

    /// <summary>Version of TLS; null without TLS.</summary>
    public string? TlsVersion { get; init; }

    /// <summary>Who issued the certificate.</summary>
    public string? Issuer { get; init; }

    /// <summary>When the certificate ends.</summary>
    public DateTimeOffset CertificateEnd { get; init; }

    /// <summary>HTTP status of the answer to the upgrade request; 101 accepts it.</summary>
    public int Status { get; init; }

    /// <summary>Where a redirection leads.</summary>
    public string? Location { get; init; }

    /// <summary>The <c>Date</c> header; null when there was none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>This machine's time when the answer came.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>The hub accepts websockets.</summary>
    public bool IsUpgraded => Stage == ProbeStage.Answered && Status == 101;
}

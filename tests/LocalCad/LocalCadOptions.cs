using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace LocalCad;

/// <summary>Where LocalCad listens and which community it plays. Fixed once it runs; what may change is in
/// <see cref="CadRules"/> and <see cref="Faults.CadFaults"/>.</summary>
public sealed class LocalCadOptions
{
    /// <summary>The key that tests/README.md shows: no secret.</summary>
    public const string DemoKey = "demo-key";

    /// <summary>The address to listen on. Default: IPv4 loopback.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The TCP port; 0 takes a free one, which a restart keeps. Default: 0.</summary>
    public int Port { get; set; }

    /// <summary>The one community there is. Compared as given. Default: <c>demo</c>.</summary>
    public string CommunityId { get; set; } = "demo";

    /// <summary>Its API key. Compared as given, never printed, never empty. Default: <c>demo-key</c>.</summary>
    public string ApiKey { get; set; } = DemoKey;

    /// <summary>The server ids the community has configured. Default: 1.</summary>
    public IReadOnlyList<int> ServerIds { get; set; } = [1];

    /// <summary>Makes the hub and REST speak https. Null: plain http. Default: null.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>TLS versions offered beside a <see cref="Certificate"/>. Default: the system's choice.</summary>
    public SslProtocols TlsProtocols { get; set; } = SslProtocols.None;

    /// <summary>Clock of every rule and fault. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Receives one line for each login, push event and refusal. Default: nobody.</summary>
    public TextWriter Output { get; set; } = TextWriter.Null;

    /// <summary>How the CAD behaves where its documentation leaves a choice.</summary>
    public CadRules Rules { get; set; } = new();
}

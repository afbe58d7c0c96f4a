using SonoranPush.Contracts;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session.Tls;

/// <summary>A connection that is opened with <see cref="TlsTrust"/>. Any thread.</summary>
internal sealed class TrustedHubConnection : IHubConnection
{
    private readonly IHubConnection _inner;
    private readonly Uri _hub;
    private readonly TlsTrust _trust;

    /// <summary>Wraps a connection.</summary>
    public TrustedHubConnection(IHubConnection inner, Uri hub, TlsTrust trust)
    {
        _inner = inner;
        _hub = hub;
        _trust = trust;
    }

    /// <inheritdoc />
    public Task<Exception?> Closed => _inner.Closed;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation) => _trust.OpenAsync(_hub, _inner.StartAsync, cancellation);

    /// <inheritdoc />
    public Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation) =>
        _inner.InvokeAsync(method, arguments, cancellation);

    /// <inheritdoc />
    public Task CloseAsync(TimeSpan grace) => _inner.CloseAsync(grace);
}

using SonoranPush.Contracts;

namespace SonoranPush.Session.Transport;

/// <summary>Opens connections; one for each attempt, never used twice.</summary>
internal delegate IHubConnection HubConnectionFactory(SessionSettings settings, IPushEventSink sink);

/// <summary>One connection to the hub, from its start to its end. Any thread.</summary>
internal interface IHubConnection
{
    /// <summary>Completes when the connection has ended, with the cause if there is one. Never faults.</summary>
    Task<Exception?> Closed { get; }

    /// <summary>Opens the websocket and performs the handshake.</summary>
    /// <exception cref="Exception">It could not be opened.</exception>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Calls a method of the hub.</summary>
    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException">The hub answered with an error instead of a result.</exception>
    /// <exception cref="Exception">The connection ended before the answer.</exception>
    Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation);

    /// <summary>Ends the connection: gracefully within <paramref name="grace"/>, then by force. Never throws.</summary>
    Task CloseAsync(TimeSpan grace);
}

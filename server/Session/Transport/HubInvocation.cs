using SonoranPush.Contracts;

namespace SonoranPush.Session.Transport;

/// <summary>Calls the hub with a timeout. Any thread.</summary>
internal static class HubInvocation
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>Calls a method of the hub.</summary>
    /// <exception cref="TimeoutException">No answer within 8 s.</exception>
    /// <exception cref="Exception">As <see cref="IHubConnection.InvokeAsync"/>.</exception>
    public static Task<HubReply> InvokeAsync(
        this IHubConnection connection, string method, object?[] arguments, TimeProvider time, CancellationToken cancellation) =>
        connection.InvokeAsync(method, arguments, cancellation).WithinAsync(Timeout, time, cancellation);
}

using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session;

/// <summary>Logs a connection in, under the method name that this hub knows. One session's loop only.</summary>
internal sealed class HubLogin
{
    private readonly SessionSettings _settings;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private bool _legacy;
    private bool _alternates;

    public HubLogin(SessionSettings settings, ILogger log, TimeProvider time)
    {
        _settings = settings;
        _log = log;
        _time = time;
    }

    /// <summary>Logs in. A hub that does not know the newer name ends the call in an error; only then the older one is tried. When that
    /// ends in an error too, the cause is most likely not the name: from then on each login makes one call, with the two names in turn,
    /// until one is answered.</summary>
    /// <exception cref="Exception">As <see cref="HubInvocation.InvokeAsync"/>.</exception>
    public async Task<HubReply> RunAsync(IHubConnection connection, CancellationToken cancellation)
    {
        var arguments = new object?[] { _settings.CommunityId, _settings.Key.Reveal(), _settings.ServerId };
        if (!_legacy)
        {
            try
            {
                var reply = await connection.InvokeAsync(HubContract.AuthenticateMethod, arguments, _time, cancellation).ConfigureAwait(false);
                _alternates = false;
                return reply;
            }
            catch (HubException) when (!_alternates)
            {
                Log.LegacyLogin(_log, _settings.ServerId);
            }
            catch (HubException)
            {
                _legacy = true;
                throw;
            }
        }

        return await RunLegacyAsync(connection, arguments, cancellation).ConfigureAwait(false);
    }

    private async Task<HubReply> RunLegacyAsync(IHubConnection connection, object?[] arguments, CancellationToken cancellation)
    {
        try
        {
            var reply = await connection.InvokeAsync(HubContract.LegacyAuthenticateMethod, arguments, _time, cancellation).ConfigureAwait(false);

            // The name that worked is tried first the next time, even after an interrupted login.
            _legacy |= reply.Success;
            _alternates = false;
            return reply;
        }
        catch (HubException)
        {
            _legacy = false;
            _alternates = true;
            throw;
        }
    }
}

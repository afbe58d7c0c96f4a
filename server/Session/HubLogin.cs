using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Session;

/// <summary>Logs a connection in, under the method name that this hub knows. One session's loop only.</summary>
internal sealed class HubLogin
{
    private readonly SessionSettings _settings;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private bool _legacy;

    /// <summary>Creates the login of a session.</summary>
    public HubLogin(SessionSettings settings, ILogger log, TimeProvider time)
    {
        _settings = settings;
        _log = log;
        _time = time;
    }

    /// <summary>Logs in. A hub that does not know the newer name ends the call in an error; only then the older one is tried.</summary>
    /// <exception cref="Exception">As <see cref="HubInvocation.InvokeAsync"/>.</exception>
    public async Task<HubReply> RunAsync(IHubConnection connection, CancellationToken cancellation)
    {
        var arguments = new object?[] { _settings.CommunityId, _settings.Key.Reveal(), _settings.ServerId };
        if (!_legacy)
        {
            try
            {
                return await connection.InvokeAsync(HubContract.AuthenticateMethod, arguments, _time, cancellation).ConfigureAwait(false);
            }
            catch (HubException)
            {
                Log.LegacyLogin(_log, _settings.ServerId);
            }
        }

        // What worked for this hub is tried first the next time.
        _legacy = false;
        var reply = await connection.InvokeAsync(HubContract.LegacyAuthenticateMethod, arguments, _time, cancellation).ConfigureAwait(false);
        _legacy = reply.Success;
        return reply;
    }
}

using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Configuration;

/// <summary>Who can read the API key.</summary>
internal enum ApiKeyExposure
{
    /// <summary>Unknown: not all of the configuration could be read.</summary>
    Unknown,

    /// <summary>Only the resources that the configuration names.</summary>
    Restricted,

    /// <summary>Every resource of the server.</summary>
    EveryResource,

    /// <summary>Every resource and every client: the convar is replicated or sent to the server list.</summary>
    World,
}

/// <summary>Warns when the convar that holds the API key can be read by more than it must. No native returns a convar's permissions, so the
/// server's cfg files are read. Without a definite answer there is no warning. Main thread only; it reads on the pool.</summary>
internal sealed class ApiKeyExposureCheck
{
    private readonly Func<ServerCfgReader> _readCfg;
    private readonly ILogger _log;
    private Task<ApiKeyExposure>? _judging;

    public ApiKeyExposureCheck(Func<ServerCfgReader> readCfg, ILogger log)
    {
        _readCfg = readCfg;
        _log = log;
    }

    /// <summary>Checks once, and warns.</summary>
    /// <param name="convar">The convar that holds the key; null while there is none.</param>
    /// <param name="resourceName">This resource's name.</param>
    /// <returns>True when it is done; until then call again with the next tick.</returns>
    public bool Check(string? convar, string resourceName)
    {
        if (convar is null)
        {
            return false;
        }

        _judging ??= Task.Run(() => Judge(_readCfg(), convar));
        if (!_judging.IsCompleted)
        {
            return false;
        }

        switch (_judging.GetAwaiter().GetResult())
        {
            case ApiKeyExposure.EveryResource:
                Log.KeyReadable(_log, convar, resourceName);
                break;
            case ApiKeyExposure.World:
                Log.KeySentOut(_log, convar, resourceName);
                break;
        }

        return true;
    }

    /// <summary>Evaluates the server's configuration.</summary>
    public static ApiKeyExposure Judge(ServerCfgReader cfg, string convar)
    {
        var setters = cfg.Commands
            .Where(words => words.Count > 2 && words[1].Equals(convar, StringComparison.OrdinalIgnoreCase))
            .Select(words => words[0].ToUpperInvariant()).ToList();
        if (setters.Contains("SETR") || setters.Contains("SETS"))
        {
            return ApiKeyExposure.World;
        }

        // The server compares this name letter by letter.
        var isRestricted = cfg.Commands.Any(words => words.Count > 3 && words[3] == convar && words[2] == "read"
            && words[0].Equals("add_convar_permission", StringComparison.OrdinalIgnoreCase));
        return isRestricted ? ApiKeyExposure.Restricted
            : setters.Contains("SET") && cfg.IsComplete ? ApiKeyExposure.EveryResource
            : ApiKeyExposure.Unknown;
    }
}

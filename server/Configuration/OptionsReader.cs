using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Configuration;

/// <summary>Reads convars and config.json, reports every error, and decides when to read the convars again. Main thread only; the file is
/// parsed on the pool.</summary>
internal sealed class OptionsReader
{
    private const string FileName = "config.json";

    // The server does not report a convar's first `set`, nor changes of a protected one, so both are polled: the key and one other convar
    // in turn, or all convars while one is missing.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    private readonly IScriptHost _host;
    private readonly string _resourceName;
    private readonly ConsoleLogger _log;
    private readonly TimeProvider _time;
    private readonly ConvarSnapshot _convars;
    private readonly List<string> _errors = new();
    private Task<bool>? _parsing;
    private bool _changed;
    private bool _waiting;
    private long _lookedAt;

    public OptionsReader(IScriptHost host, string resourceName, ConsoleLogger log, TimeProvider time)
    {
        _host = host;
        _resourceName = resourceName;
        _log = log;
        _time = time;
        _convars = new ConvarSnapshot(host.ReadConvar);
    }

    /// <summary>The options; the defaults before the first read.</summary>
    public PushOptions Options { get; } = new();

    /// <summary>Call when any convar has changed.</summary>
    public void OnConvarChanged() => _changed = true;

    /// <summary>Reads config.json: one crossing with the first call.</summary>
    /// <returns>True when it is done; until then call again with the next tick.</returns>
    public bool ReadFile()
    {
        if (_parsing is null)
        {
            var text = _host.ReadFile(FileName);
            _parsing = Task.Run(() => ConfigFileReader.Read(text, Options, _errors));
        }

        if (!_parsing.IsCompleted)
        {
            return false;
        }

        if (_parsing.GetAwaiter().GetResult())
        {
            Log.KeyInConfigFile(_log, $"set {ConvarReader.ApiKeyName} \"your API key\"");
        }

        return true;
    }

    /// <summary>Reads all convars, about ten crossings, and reports errors and missing settings.</summary>
    public void ReadConvars()
    {
        _changed = false;
        _lookedAt = _time.GetTimestamp();
        _convars.Clear();
        new ConvarReader(_convars.Read, _errors).Read(Options);
        _log.Minimum = Options.LogLevel;
        if (Options.Key is { } key)
        {
            _log.Hide(key);
        }

        if (_errors.Count > 0)
        {
            Log.ConfigurationErrors(_log, string.Join(" ", _errors));
            _errors.Clear();
        }

        LogMissing();
    }

    /// <summary>Returns true if the convars must be read again. Every 5 s it compares some: two crossings, about ten while a setting is
    /// missing.</summary>
    public bool IsDue()
    {
        var now = _time.GetTimestamp();
        if (_changed || _time.GetElapsedTime(_lookedAt, now) < LookInterval)
        {
            return _changed;
        }

        _lookedAt = now;
        return Options.KeyConvar is { } key && !_waiting ? _convars.HaveChanged(key) : _convars.HaveChanged();
    }

    private void LogMissing()
    {
        var missing = ConvarReader.MissingLines(Options);
        if (missing.Count > 0 && !_waiting)
        {
            // A key that only other resources may read looks like a missing one.
            var protectedKey = Options.Key is null
                ? $" (if the key is there already, add: add_convar_permission {_resourceName} read {ConvarReader.ApiKeyName})"
                : string.Empty;
            Log.ConvarsMissing(
                _log, $"Configuration is incomplete. Add to server.cfg, before \"ensure {_resourceName}\": {string.Join("; ", missing)}{protectedKey}");
        }

        _waiting = missing.Count > 0 || Options.HubUrl is null;
    }
}

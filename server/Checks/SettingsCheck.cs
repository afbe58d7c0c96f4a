using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Checks;

/// <summary>The current settings, read separately for the check. Immutable once <see cref="ReadFiles"/> has run.</summary>
internal sealed class SettingsFacts
{
    private readonly string? _file;
    private readonly List<string> _convarErrors = new();
    private readonly List<string> _fileErrors = new();
    private readonly List<string> _sources = new();

    /// <summary>Reads the convars and the text of config.json: about ten crossings. Main thread only.</summary>
    public SettingsFacts(IScriptHost host, string resourceName)
    {
        ResourceName = resourceName;
        _file = host.ReadFile("config.json");
        new ConvarReader(Read, _convarErrors).Read(Options);

        string? Read(string name)
        {
            var value = host.ReadConvar(name);
            if (value is not null)
            {
                _sources.Add(name);
            }

            return value;
        }
    }

    public string ResourceName { get; }

    /// <summary>The options of convars and file.</summary>
    public PushOptions Options { get; } = new();

    /// <summary>Names of the convars that are set.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>Errors in convars.</summary>
    public IReadOnlyList<string> ConvarErrors => _convarErrors;

    /// <summary>Errors in config.json.</summary>
    public IReadOnlyList<string> FileErrors => _fileErrors;

    /// <summary>The API key is in config.json.</summary>
    public bool HasKeyInFile { get; private set; }

    /// <summary>Who can read the key.</summary>
    public ApiKeyExposure Exposure { get; private set; }

    /// <summary>Parses config.json and determines who can read the key. Any thread but the main thread.</summary>
    /// <param name="readCfg">Reads the server's configuration.</param>
    public SettingsFacts ReadFiles(Func<ServerCfgReader> readCfg)
    {
        HasKeyInFile = ConfigFileReader.Read(_file, Options, _fileErrors);
        Exposure = Options.KeyConvar is { } convar ? ApiKeyExposureCheck.Judge(readCfg(), convar) : ApiKeyExposure.Unknown;
        return this;
    }
}

/// <summary>Convars, config.json, who can read the key, and the hub's address. Any thread.</summary>
internal static class SettingsCheck
{
    /// <summary>When a change of server.cfg counts.</summary>
    public const string TakesEffect = "This takes effect when the server restarts; to use it at once, enter the line in the console too";

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(SettingsFacts facts)
    {
        var rows = new CheckRows("settings");
        var options = facts.Options;
        if (facts.Sources.Count > 0)
        {
            rows.Ok("convars that are set: " + string.Join(", ", facts.Sources));
        }

        AddErrors(rows, facts);
        AddExposure(rows, facts);
        AddHub(rows, options);

        return rows.All;
    }

    private static void AddErrors(CheckRows rows, SettingsFacts facts)
    {
        var missing = ConvarReader.MissingLines(facts.Options);
        if (missing.Count > 0)
        {
            var permission = facts.Options.Key is null
                ? $"; if the key is there already, this resource may not read it: add_convar_permission {facts.ResourceName} read {ConvarReader.ApiKeyName}"
                : string.Empty;
            rows.Fail(
                LogCodes.Prefix(LogCodes.SettingsMissing) + "required settings are missing: " + string.Join(", ", missing.Select(line => line.Split(' ')[1])),
                $"add to server.cfg, before \"ensure {facts.ResourceName}\": {string.Join("; ", missing)}{permission}. {TakesEffect}");
        }

        foreach (var error in facts.ConvarErrors)
        {
            rows.Fail(LogCodes.Prefix(LogCodes.ValueNotAllowed) + error, "correct this convar in server.cfg. " + TakesEffect);
        }

        if (facts.HasKeyInFile)
        {
            rows.Fail(
                LogCodes.Prefix(LogCodes.KeyInConfigFile) + "the API key is in config.json, where it is not read",
                $"remove it there, and add to server.cfg: set {ConvarReader.ApiKeyName} \"your API key\"");
        }

        foreach (var error in facts.FileErrors)
        {
            rows.Fail(LogCodes.Prefix(LogCodes.ValueNotAllowed) + error.TrimEnd('.'), "correct config.json, then: restart " + facts.ResourceName);
        }

        if (facts.FileErrors.Count == 0 && !facts.HasKeyInFile)
        {
            rows.Ok("config.json has no errors");
        }
    }

    private static void AddExposure(CheckRows rows, SettingsFacts facts)
    {
        if (facts.Options.KeyConvar is not { } convar)
        {
            return;
        }

        var protection = $"set {convar} \"your API key\"; add_convar_permission {facts.ResourceName} read {convar}";
        switch (facts.Exposure)
        {
            case ApiKeyExposure.World:
                rows.Fail(
                    LogCodes.Prefix(LogCodes.KeySentOut) + "the API key is sent to everybody: setr and sets do that",
                    "ask Sonoran CAD for a new key, and replace the line in server.cfg by: " + protection);
                break;
            case ApiKeyExposure.EveryResource:
                rows.Warn(LogCodes.Prefix(LogCodes.KeyReadable) + "any resource on this server can read the API key", "replace the line in server.cfg by: " + protection);
                break;
            case ApiKeyExposure.Restricted:
                rows.Ok($"only resources named in server.cfg can read {convar}");
                break;
            default:
                rows.Skip(
                    $"not everything that sets {convar} could be read, so it is unknown who can read it",
                    $"make sure that server.cfg has: add_convar_permission {facts.ResourceName} read {convar}");
                break;
        }
    }

    // An invalid address is among the errors.
    private static void AddHub(CheckRows rows, PushOptions options)
    {
        if (options.HubUrl is not { } hub)
        {
            return;
        }

        var isOwn = hub.OriginalString is HubContract.ProductionUrl or HubContract.DevelopmentUrl;
        if (isOwn || hub.IsLoopback)
        {
            rows.Ok($"hub {hub} ({(isOwn ? "Sonoran CAD" : "a simulator on this machine")}), {(options.Development ? "development" : "production")}");
        }
        else
        {
            rows.Warn(
                $"{ConvarReader.HubUrl} replaces Sonoran CAD's own address by {InvalidValue.OfAddress(hub.ToString()).Replace("is ", string.Empty)}",
                $"remove {ConvarReader.HubUrl} from server.cfg, unless you want this address");
        }
    }
}

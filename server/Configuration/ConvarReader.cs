using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;

namespace SonoranPush.Configuration;

/// <summary>Reads the convars over the options and collects every error. Main thread only: each convar is a crossing.</summary>
internal sealed class ConvarReader
{
    /// <summary>The community id.</summary>
    public const string CommunityId = "sonoranpush_communityId";

    /// <summary>The API key.</summary>
    public const string ApiKeyName = "sonoranpush_apiKey";

    /// <summary>One CAD server id, or several separated by commas.</summary>
    public const string ServerId = "sonoranpush_serverId";

    /// <summary>Production or development.</summary>
    public const string Mode = "sonoranpush_mode";

    /// <summary>Another hub address, such as a local simulator's.</summary>
    public const string HubUrl = "sonoranpush_hubUrl";

    /// <summary>The lowest level that is logged.</summary>
    public const string LogLevelName = "sonoranpush_logLevel";

    private const string OfficialApiKeyName = "sonoran_apiKey";
    private const int MaxServerIds = 32;

    // What the official resource stores for a missing value.
    private static readonly string[] Placeholders = { "NONE", "protection_initialized" };

    // The first word is the default.
    private static readonly string[] Modes = { "production", "development" };
    private static readonly string[] LogLevels = { "info", "error", "warn", "debug" };

    private readonly Func<string, string?> _read;
    private readonly ICollection<string> _errors;

    /// <summary>Creates a reader.</summary>
    /// <param name="read">Reads one convar; null when it is not set.</param>
    /// <param name="errors">Receives one line for each error.</param>
    public ConvarReader(Func<string, string?> read, ICollection<string> errors)
    {
        _read = read;
        _errors = errors;
    }

    /// <summary>Name patterns of the convars whose changes are observed.</summary>
    public static IReadOnlyList<string> Filters { get; } = new[] { "sonoranpush_*", "sonoran_*" };

    /// <summary>Reads all convars.</summary>
    public void Read(PushOptions options)
    {
        options.CommunityId = ReadSet(CommunityId, "sonoran_communityID");
        (options.Key, options.KeyConvar) = ReadKey();
        options.ServerIds = ReadServerIds(options.Key);
        options.Development = ReadChoice(Mode, "sonoran_mode", Modes) == "development";
        options.HubUrl = ReadHubUrl(options.Development ? HubContract.DevelopmentUrl : HubContract.ProductionUrl);
        options.LogLevel = ReadChoice(LogLevelName, null, LogLevels) switch
        {
            "error" => LogLevel.Error,
            "warn" => LogLevel.Warning,
            "debug" => LogLevel.Debug,
            _ => LogLevel.Information,
        };
    }

    /// <summary>The lines for server.cfg that set what is missing.</summary>
    public static IReadOnlyList<string> MissingLines(PushOptions options)
    {
        var lines = new List<string>();
        if (options.CommunityId is null)
        {
            lines.Add($"set {CommunityId} \"your community id\"");
        }

        if (options.Key is null)
        {
            lines.Add($"set {ApiKeyName} \"your API key\"");
        }

        if (options.ServerIds.Count == 0)
        {
            lines.Add($"set {ServerId} \"1\"");
        }

        return lines;
    }

    private (ApiKey? Key, string? Convar) ReadKey()
    {
        var convar = ApiKeyName;
        if (ReadSet(ApiKeyName, null) is not { } text)
        {
            convar = OfficialApiKeyName;
            text = ReadSet(OfficialApiKeyName, null);
        }

        return text is null ? default : (new ApiKey(text), convar);
    }

    private string? ReadSet(string name, string? fallback)
    {
        var value = Clean(_read(name));
        return value ?? (fallback is null ? null : Clean(_read(fallback)));
    }

    private static string? Clean(string? value)
    {
        var text = value?.Trim();
        return string.IsNullOrEmpty(text) || Placeholders.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : text;
    }

    private List<int> ReadServerIds(ApiKey? key)
    {
        var ids = new List<int>();
        var text = ReadSet(ServerId, "sonoran_serverId") ?? string.Empty;
        var invalid = new List<string>();
        foreach (var item in text.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0))
        {
            if (!int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id < 1)
            {
                invalid.Add(item);
            }
            else if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        if (invalid.Count > 0 || ids.Count > MaxServerIds)
        {
            var error = key?.Matches(text) == true ? InvalidValue.Hidden(text)
                : invalid.Count > 0 ? InvalidValue.OfItems(invalid, key)
                : $"names {ids.Count} servers";
            _errors.Add($"{ServerId} {error}; allowed is one whole number above 0, or up to {MaxServerIds} separated by commas.");
        }

        return ids.Take(MaxServerIds).ToList();
    }

    private string ReadChoice(string name, string? fallback, string[] words)
    {
        var text = ReadSet(name, fallback);
        if (text is null)
        {
            return words[0];
        }

        var word = words.FirstOrDefault(candidate => candidate.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            _errors.Add($"{name} {InvalidValue.OfWord(text)}; allowed is {string.Join(" or ", words)}. Using {words[0]}.");
        }

        return word ?? words[0];
    }

    private Uri? ReadHubUrl(string cads)
    {
        if (ReadSet(HubUrl, null) is not { } text)
        {
            return new Uri(cads);
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        _errors.Add($"{HubUrl} {InvalidValue.OfAddress(text)}; allowed is an https address, or http for 127.0.0.1 and localhost. Nothing connects until it is corrected.");
        return null;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;

namespace SonoranPush.Configuration;

/// <summary>Reads the convars over the options and collects every mistake. Tick thread only: each convar is a crossing.</summary>
internal sealed class ConvarReader
{
    /// <summary>Our own convars, and those of the official resource that they fall back to.</summary>
    public const string CommunityId = "sonoranpush_communityId";

    /// <summary>The API key.</summary>
    public const string ApiKeyName = "sonoranpush_apiKey";

    /// <summary>One CAD server id, or several separated by commas.</summary>
    public const string ServerId = "sonoranpush_serverId";

    /// <summary>Production or development.</summary>
    public const string Mode = "sonoranpush_mode";

    /// <summary>Another hub address, a local simulator's say.</summary>
    public const string HubUrl = "sonoranpush_hubUrl";

    /// <summary>Which lines are written.</summary>
    public const string LogLevelName = "sonoranpush_logLevel";

    private const string OfficialApiKeyName = "sonoran_apiKey";
    private const int MaxServerIds = 32;

    // What the official resource writes for "not there yet".
    private static readonly string[] Placeholders = { "NONE", "protection_initialized" };

    // The first word is the default.
    private static readonly string[] Modes = { "production", "development" };
    private static readonly string[] LogLevels = { "info", "error", "warn", "debug" };

    private readonly Func<string, string?> _read;
    private readonly ICollection<string> _mistakes;

    /// <summary>Creates a reader.</summary>
    /// <param name="read">Reads one convar; null when it is not set.</param>
    /// <param name="mistakes">Takes one line for each mistake.</param>
    public ConvarReader(Func<string, string?> read, ICollection<string> mistakes)
    {
        _read = read;
        _mistakes = mistakes;
    }

    /// <summary>Names of convars whose change is worth a new reading.</summary>
    public static IReadOnlyList<string> Filters { get; } = new[] { "sonoranpush_*", "sonoran_*" };

    /// <summary>Reads all convars.</summary>
    public void Read(PushOptions options)
    {
        options.CommunityId = ReadSet(CommunityId, "sonoran_communityID");
        (options.Key, options.KeyConvar) = ReadKey();
        options.ServerIds = ReadServerIds();
        options.Development = ReadChoice(Mode, "sonoran_mode", Modes) == "development";
        options.HubUrl = ReadHubUrl() ?? new Uri(options.Development ? HubContract.DevelopmentUrl : HubContract.ProductionUrl);
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

    private List<int> ReadServerIds()
    {
        var ids = new List<int>();
        if (ReadSet(ServerId, "sonoran_serverId") is not { } text)
        {
            return ids;
        }

        foreach (var part in text.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id < 1 || ids.Count >= MaxServerIds)
            {
                _mistakes.Add($"{ServerId} {InvalidValue.OfNumbers(text)}; allowed is one whole number above 0, or up to {MaxServerIds} separated by commas.");
                return new List<int>();
            }

            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids;
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
            _mistakes.Add($"{name} {InvalidValue.OfWord(text)}; allowed is {string.Join(" or ", words)}. Using {words[0]}.");
        }

        return word ?? words[0];
    }

    private Uri? ReadHubUrl()
    {
        if (ReadSet(HubUrl, null) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        _mistakes.Add($"{HubUrl} {InvalidValue.OfAddress(text)}; allowed is an https address, or http for 127.0.0.1 and localhost. Using the CAD's own.");
        return null;
    }
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SonoranPush.Compatibility;
using SonoranPush.Locations;
using SonoranPush.PushEvents.Http;

namespace SonoranPush.Configuration;

/// <summary>Reads config.json over the defaults and collects every error. An unreadable file leaves the defaults. Any thread.</summary>
internal static class ConfigFileReader
{
    private const int MaxLength = 256 * 1024;

    private static readonly string[] TrackingWords = { "onDuty", "all", "off" };
    private static readonly string[] IdentifierTypes = { "license", "license2", "steam", "discord", "fivem", "xbl", "live" };

    /// <summary>All keys. configuration.md, typings and schema name the same ones; a test compares them.</summary>
    public static readonly IReadOnlyList<ConfigSetting> Keys = new[]
    {
        ConfigSetting.Flag("events.generic", (options, value) => options.Events.Generic = value),
        ConfigSetting.Flag("events.typed", (options, value) => options.Events.Typed = value),
        ConfigSetting.Flag("events.changes", (options, value) => options.Events.Changes = value),
        ConfigSetting.Choice("events.compatibility", new[] { "auto", "on", "off" }, (options, value) =>
            options.Compatibility.Mode = (CompatibilityMode)Enum.Parse(typeof(CompatibilityMode), value, ignoreCase: true)),
        ConfigSetting.Choice("events.panicFirstArgument", new[] { "unit", "index" }, (options, value) => options.Compatibility.PanicByIndex = value == "index"),
        ConfigSetting.Flag("events.supportLogs", (options, value) => options.Compatibility.SupportLogs = value),
        ConfigSetting.Choice("http.listener", new[] { "auto", "on", "off" }, (options, value) =>
            options.Http.Listener = (HttpListener)Enum.Parse(typeof(HttpListener), value, ignoreCase: true)),
        ConfigSetting.Integer("http.messageBytes", 4 * 1024, 4 * 1024 * 1024, (options, value) => options.Http.MessageBytes = (int)value),
        ConfigSetting.Flag("rest.snapshot", (options, value) => options.Snapshot = value),
        ConfigSetting.Integer("units.maxUnits", 100, 50_000, (options, value) => options.Units.MaxUnits = (int)value),
        ConfigSetting.Integer("units.maxCalls", 100, 50_000, (options, value) => options.Units.MaxCalls = (int)value),
        ConfigSetting.Integer("units.maxEmergencyCalls", 100, 50_000, (options, value) => options.Units.MaxEmergencyCalls = (int)value),
        ConfigSetting.Integer("units.closedCallMinutes", 0, 1440, (options, value) => options.Units.ClosedCallRetention = TimeSpan.FromMinutes(value)),
        ConfigSetting.Flag("hub.skipNegotiation", (options, value) => options.SkipNegotiation = value),
        ConfigSetting.Integer("limits.messageBytes", 64 * 1024, 16 * 1024 * 1024, (options, value) => options.Limits.MessageBytes = (int)value),
        ConfigSetting.Integer("limits.depth", 8, 64, (options, value) => options.Limits.Depth = (int)value),
        ConfigSetting.Integer("limits.values", 1000, 500_000, (options, value) => options.Limits.Values = (int)value),
        ConfigSetting.Integer("limits.queuedEvents", 256, 262_144, (options, value) => options.Limits.QueuedEvents = (int)value),
        ConfigSetting.Integer("limits.queuedBytes", 1 << 20, 1 << 30, (options, value) => options.Limits.QueuedBytes = value),
        ConfigSetting.Choice("unitLocation.track", TrackingWords, (options, value) => options.UnitLocation.Track = Tracking(value)),
        ConfigSetting.Choice("unitLocation.identifier", IdentifierTypes, (options, value) => options.UnitLocation.Identifier = value),
        ConfigSetting.Flag("unitLocation.prefixIdentifier", (options, value) => options.UnitLocation.PrefixIdentifier = value),
        ConfigSetting.Number("unitLocation.minMovement", 0, 1000, (options, value) => options.UnitLocation.MinMovement = value),
        ConfigSetting.Number("unitLocation.minTurn", 0, 180, (options, value) => options.UnitLocation.MinTurn = value),
        ConfigSetting.Number("unitLocation.refreshSeconds", 5, 3600, (options, value) => options.UnitLocation.RefreshInterval = TimeSpan.FromSeconds(value)),
        ConfigSetting.Text("unitLocation.postalResource", 64, (options, value) => options.UnitLocation.PostalResource = value),
        ConfigSetting.Text("unitLocation.vehicleModelUrl", 255, (options, value) => options.UnitLocation.VehicleModelUrl = value),
        ConfigSetting.Names("unitLocation.policeModels", 1000, (options, value) => options.UnitLocation.PoliceModels = value),
        ConfigSetting.Names("unitLocation.fireModels", 1000, (options, value) => options.UnitLocation.FireModels = value),
        ConfigSetting.Names("unitLocation.emsModels", 1000, (options, value) => options.UnitLocation.EmsModels = value),
    };

    private static readonly Dictionary<string, ConfigSetting> ByPath = Keys.ToDictionary(key => key.Path, StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <param name="text">Its text, or null when there is none (which is no error).</param>
    /// <param name="options">Receives the values.</param>
    /// <param name="errors">Receives one line for each error.</param>
    /// <returns>True when the file holds an API key, which it must not.</returns>
    public static bool Read(string? text, PushOptions options, ICollection<string> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        if (text!.Length > MaxLength)
        {
            errors.Add("config.json is longer than 256 KiB; the defaults apply.");
            return false;
        }

        JObject file;
        try
        {
            file = JObject.Parse(text, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
        }
        catch (JsonException exception)
        {
            var where = exception is JsonReaderException { LineNumber: > 0 } at ? $" (line {at.LineNumber}, column {at.LinePosition})" : string.Empty;
            errors.Add($"config.json is not valid JSON{where}; the defaults apply.");
            return false;
        }

        var collected = new ConfigErrors(errors);
        ReadSections(file, options, collected);
        collected.AddRemainder();
        return file.Descendants().OfType<JProperty>().Any(member => IsKeyName(member.Name));
    }

    private static void ReadSections(JObject file, PushOptions options, ConfigErrors errors)
    {
        var names = SectionNames().ToList();
        foreach (var section in file.Properties().Where(section => section.Name != "$schema" && !IsKeyName(section.Name)))
        {
            if (!names.Contains(section.Name, StringComparer.Ordinal))
            {
                errors.Add(() => Unknown(null, section.Name, names));
            }
            else if (section.Value is not JObject members)
            {
                errors.Add(() => $"config.json: {section.Name} {InvalidValue.Of(section.Value)}; allowed is an object. The defaults apply.");
            }
            else
            {
                foreach (var member in members.Properties().Where(member => !IsKeyName(member.Name)))
                {
                    ReadMember(section.Name, member, options, errors);
                }
            }
        }
    }

    private static void ReadMember(string section, JProperty member, PushOptions options, ConfigErrors errors)
    {
        var path = section + "." + member.Name;
        if (!ByPath.TryGetValue(path, out var key))
        {
            errors.Add(() => Unknown(section, member.Name, ByPath.Keys));
        }
        else if (!key.TryApply(member.Value, options))
        {
            errors.Add(() => $"config.json: {path} {InvalidValue.Of(member.Value)}; allowed is {key.Allowed}. The default applies.");
        }
    }

    private static PlayerTracking Tracking(string word) => word switch
    {
        "all" => PlayerTracking.All,
        "off" => PlayerTracking.Off,
        _ => PlayerTracking.OnDuty,
    };

    private static IEnumerable<string> SectionNames() => Keys.Select(key => key.Path.Substring(0, key.Path.IndexOf('.'))).Distinct();

    // In any spelling: apiKey, api_key, sonoranpush_apiKey.
    private static bool IsKeyName(string name) =>
        name.Replace("_", string.Empty).Replace("-", string.Empty).EndsWith("apiKey", StringComparison.OrdinalIgnoreCase);

    // A name that is nearly a known one cannot be an API key.
    private static string Unknown(string? section, string name, IEnumerable<string> names)
    {
        var (what, where, path) = section is null ? ("section", string.Empty, name) : ("key", " in " + section, section + "." + name);
        var nearest = SpellingSuggestion.Nearest(path, names);
        return nearest is not null ? $"config.json: there is no {what} \"{path}\"; did you mean \"{nearest}\"?"
            : InvalidValue.IsName(name) ? $"config.json: there is no {what} \"{path}\"."
            : $"config.json: there is an unknown {what}{where}; its name {InvalidValue.Unshown(name)}.";
    }
}

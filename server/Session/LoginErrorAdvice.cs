using SonoranPush.Diagnostics;

namespace SonoranPush.Session;

/// <summary>Names the setting to check when the hub refused a login. The CAD documents no texts, so keywords in them are used. Any
/// thread.</summary>
internal static class LoginErrorAdvice
{
    private const string AllConvars = "sonoranpush_communityId, sonoranpush_apiKey and sonoranpush_serverId";

    /// <summary>A sentence for the owner.</summary>
    /// <param name="error">The hub's text, or null.</param>
    public static string For(string? error)
    {
        var text = error is null ? "no reason given." : Quote(error) + ".";
        return $"{text} {AdviceFor(error ?? string.Empty)}";
    }

    /// <summary>A part of a sentence for the owner: the login ended in an error of the CAD itself.</summary>
    /// <param name="error">The hub's text.</param>
    public static string ForServersOwnError(string error) =>
        $"the CAD answered the login with an error of its own ({Quote(error)}). If that goes on while the CAD is well, check the convars {AllConvars}";

    /// <summary>Names the setting to check.</summary>
    /// <param name="error">The hub's text, or a sentence around it.</param>
    public static string AdviceFor(string error)
    {
        if (Mentions(error, "key"))
        {
            return "Check the convar sonoranpush_apiKey (or sonoran_apiKey, where you use that) against the CAD's Admin > Advanced > In-Game Integration page.";
        }

        if (Mentions(error, "server"))
        {
            return "Check the convar sonoranpush_serverId (or sonoran_serverId, where you use that): it must be one of the servers configured in the CAD.";
        }

        if (Mentions(error, "community"))
        {
            return "Check the convar sonoranpush_communityId (or sonoran_communityID, where you use that) against the CAD's Admin > Advanced > In-Game Integration page.";
        }

        return $"Check the convars {AllConvars} (or those of the official resource, where you use them).";
    }

    private static string Quote(string error) => $"\"{ConsoleText.CleanError(error).TrimEnd('.')}\"";

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}

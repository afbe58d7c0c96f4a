using System.Net;

namespace LocalCad;

/// <summary>Reads the program's arguments.</summary>
internal static class CommandLine
{
    public const string Usage =
        """
        LocalCad plays Sonoran CAD for one community on this machine.

          --port NUMBER            TCP port (5080)
          --listen ADDRESS         address to listen on, control API included (127.0.0.1)
          --community ID           community id (demo)
          --key KEY                API key (demo-key)
          --server ID              a configured server id; may be repeated (1)
          --fallback URL           where push events of a server without a session are POSTed (nowhere)
          --login strict|lenient   logins take their exact number of arguments, or two or three (lenient)
        """;

    /// <summary>Null when an argument is unknown or has no good value.</summary>
    public static LocalCadOptions? Parse(IReadOnlyList<string> arguments)
    {
        var servers = new List<int>();
        var options = new LocalCadOptions { Port = 5080 };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || !Apply(options, servers, arguments[i], arguments[i + 1]))
            {
                return null;
            }
        }

        if (servers.Count > 0)
        {
            options.ServerIds = servers;
        }

        return options;
    }

    private static bool Apply(LocalCadOptions options, List<int> servers, string name, string value)
    {
        switch (name)
        {
            case "--port" when ushort.TryParse(value, CultureInfo.InvariantCulture, out var port):
                options.Port = port;
                return true;
            case "--listen" when IPAddress.TryParse(value, out var address):
                options.Address = address;
                return true;
            case "--community":
                options.CommunityId = value;
                return true;
            case "--key" when value.Length > 0:
                options.ApiKey = value;
                return true;
            case "--server" when int.TryParse(value, CultureInfo.InvariantCulture, out var id) && id > 0:
                servers.Add(id);
                return true;
            case "--fallback" when Uri.TryCreate(value, UriKind.Absolute, out var address):
                options.Rules.Fallback = address;
                return true;
            case "--login" when value is "strict" or "lenient":
                options.Rules.StrictLogin = value == "strict";
                return true;
            default:
                return false;
        }
    }
}

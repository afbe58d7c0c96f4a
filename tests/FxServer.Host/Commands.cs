using System.Text.RegularExpressions;

namespace FxServer.Host;

/// <summary>The server's console: its own few commands, and those of resources. Main thread only.</summary>
internal sealed class Commands
{
    private readonly GameServer _server;
    private readonly Dictionary<string, Registration> _commands = new(StringComparer.OrdinalIgnoreCase);

    public Commands(GameServer server) => _server = server;

    public void Add(string resource, string name, string function, bool restricted) =>
        _commands[name] = new Registration(resource, function, restricted);

    public void Remove(string resource)
    {
        foreach (string name in _commands.Where(entry => entry.Value.Resource == resource).Select(entry => entry.Key).ToList())
        {
            _commands.Remove(name);
        }
    }

    /// <summary>Runs a line; source 0 is the console, anything else a player.</summary>
    public void Execute(string line, int source)
    {
        List<string> words = Words(line);
        if (words.Count == 0)
        {
            return;
        }

        if (_commands.TryGetValue(words[0], out Registration? command))
        {
            Run(command, words, line, source);
        }
        else if (source != 0 || !ExecuteOwn(words))
        {
            _server.Journal.WriteLine($"No such command {words[0]}.");
        }
    }

    private static List<string> Words(string line) =>
        Regex.Matches(line, "\"([^\"]*)\"|(\\S+)").Cast<Match>()
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value)
            .ToList();

    private void Run(Registration command, List<string> words, string line, int source)
    {
        if (source == 0 || !command.Restricted || HasRight(source, "command." + words[0]))
        {
            _server.Functions.Call(command.Function, source, words.Skip(1).ToList(), line);
        }
        else
        {
            _server.Journal.WriteLine(FormattableString.Invariant($"Access denied for command {words[0]}, source {source}."));
        }
    }

    private bool HasRight(int player, string right) =>
        _server.Players.Find(player) is { } found && _server.Rights.IsAllowed(found, right);

    private bool ExecuteOwn(List<string> words)
    {
        switch (words[0].ToLower(CultureInfo.InvariantCulture))
        {
            case "set" or "setr" or "sets" when words.Count == 3:
                _server.SetConvar(words[1], words[2]);
                return true;
            case "add_convar_permission" when words.Count == 4 && words[2] == "read":
                _server.Convars.AllowRead(words[1], words[3]);
                return true;
            case "add_ace" when words.Count == 4 && words[3] == "allow":
                _server.Rights.Allow(words[1], words[2]);
                return true;
            case "start" or "ensure" when words.Count == 2:
                return _server.StartResource(words[1]);
            case "stop" when words.Count == 2:
                return _server.StopResource(words[1]);
            case "restart" when words.Count == 2:
                return _server.StopResource(words[1]) && _server.StartResource(words[1]);
            default:
                return false;
        }
    }

    private sealed class Registration
    {
        public Registration(string resource, string function, bool restricted)
        {
            Resource = resource;
            Function = function;
            Restricted = restricted;
        }

        public string Resource { get; }

        public string Function { get; }

        public bool Restricted { get; }
    }
}

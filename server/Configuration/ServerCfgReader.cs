namespace SonoranPush.Configuration;

/// <summary>The console commands that the server was started with: its command line, and the cfg files that it executes. No native returns
/// them, so the same files are read again. Any thread but the main thread.</summary>
internal sealed class ServerCfgReader
{
    private const int MaxFiles = 64;
    private const int MaxLength = 1024 * 1024;
    private const string UsualFile = "server.cfg";

    private readonly Func<string, string?> _read;
    private readonly List<IReadOnlyList<string>> _commands = new();
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private ServerCfgReader(Func<string, string?> read) => _read = read;

    /// <summary>The commands in their order, each as its words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands => _commands;

    /// <summary>True when every file was found and read; otherwise commands may be missing.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads the commands of this process.</summary>
    public static ServerCfgReader ReadOwn() => Read(OwnArguments(), ReadFile);

    /// <summary>Reads commands.</summary>
    /// <param name="arguments">The command line: <c>+exec server.cfg +set name value</c>.</param>
    /// <param name="read">Reads a file; null when that cannot be.</param>
    public static ServerCfgReader Read(IReadOnlyList<string> arguments, Func<string, string?> read)
    {
        var cfg = new ServerCfgReader(read);
        var started = Split(arguments);
        cfg.Add(started.Any(IsExec) ? started : started.Append(new[] { "exec", UsualFile }));
        return cfg;
    }

    private static List<IReadOnlyList<string>> Split(IEnumerable<string> arguments)
    {
        var commands = new List<IReadOnlyList<string>>();
        List<string>? current = null;
        foreach (var argument in arguments)
        {
            if (argument.Length > 1 && argument[0] == '+')
            {
                current = new List<string> { argument.Substring(1) };
                commands.Add(current);
            }
            else
            {
                current?.Add(argument);
            }
        }

        return commands;
    }

    private static bool IsExec(IReadOnlyList<string> command) =>
        command.Count > 1 && command[0].Equals("exec", StringComparison.OrdinalIgnoreCase);

    private static string[] OwnArguments()
    {
        // Inside the server the runtime has no command line of its own.
        var text = ReadFile("/proc/self/cmdline");
        return text is null ? Environment.GetCommandLineArgs() : text.Split('\0');
    }

    private static string? ReadFile(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var buffer = new char[MaxLength];
            var length = reader.ReadBlock(buffer, 0, MaxLength);
            return length < MaxLength ? new string(buffer, 0, length) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private void Add(IEnumerable<IReadOnlyList<string>> commands)
    {
        foreach (var command in commands)
        {
            _commands.Add(command);
            if (IsExec(command) && _files.Add(command[1]))
            {
                Execute(command[1]);
            }
        }
    }

    private void Execute(string file)
    {
        // Files of resources (@name/file) are not read.
        if (_files.Count <= MaxFiles && !file.StartsWith("@", StringComparison.Ordinal) && _read(file) is { } text)
        {
            Add(CfgParser.Commands(text));
        }
        else
        {
            IsComplete = false;
        }
    }
}

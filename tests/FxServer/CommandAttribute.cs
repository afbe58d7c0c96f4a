#nullable disable // A real server's library does not say what may be null.


namespace CitizenFX.Core;

/// <summary>Marks a method of a script that answers a console command.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class CommandAttribute : Attribute
{
    /// <summary>The command's name. A field, because it is one on a server.</summary>
    public string Command;

    /// <summary>Whether a player needs the access right <c>command.NAME</c>.</summary>
    public bool Restricted;

    /// <summary>Answers the command of this name.</summary>
    public CommandAttribute(string command, bool restricted = false)
    {
        Command = command;
        Restricted = restricted;
    }
}

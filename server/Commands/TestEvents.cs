using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;

namespace SonoranPush.Commands;

/// <summary>Raises samples of push events and of change events, so that authors can try their handlers. Samples of push events take the
/// path of real ones from the parser on, for the first server id. Units and calls do not change, and no official event is raised, because
/// its handlers could not tell a test. Main thread only.</summary>
internal sealed class TestEvents
{
    private const int FirstServerId = 1;
    private const int TypesPerLine = 3;
    private const int MaxTypeLength = 40;

    // The key of sample envelopes only.
    private static readonly ApiKey Key = new("test");

    private readonly SessionSet _sessions;

    /// <summary>Creates an instance; without sessions, samples are raised for server 1.</summary>
    public TestEvents(SessionSet sessions) => _sessions = sessions;

    private int ServerId => _sessions.Sessions.Count == 0 ? FirstServerId : _sessions.Sessions[0].Settings.ServerId;

    /// <summary>Raises the sample of a push event or of a change event.</summary>
    /// <param name="word">The type or event, case-insensitive; a type with or without <c>EVENT_</c>.</param>
    /// <returns>Lines for the console.</returns>
    public IEnumerable<string> Raise(string? word)
    {
        if (ChangeSamples.Create(word ?? string.Empty, ServerId) is { } change)
        {
            _sessions.InboxOf(ServerId).Enqueue(ServerId, change.Name, change.Arguments.ToArray());
            return new[] { $"{change.Name} is raised for server {ServerId} with change.cause = \"{ChangeCauses.Test}\"; units and calls stay as they are." };
        }

        var type = word?.ToUpperInvariant() ?? string.Empty;
        if (PushEventSamples.Find(type) is null)
        {
            type = "EVENT_" + type;
        }

        return PushEventSamples.Find(type) is { } data ? new[] { Raise(type, data) } : Refuse(word);
    }

    private string Raise(string type, string data)
    {
        var serverId = ServerId;
        var envelope = $"{{\"key\":\"{Key.Reveal()}\",\"type\":\"{type}\",\"data\":{data}}}";
        var refusal = _sessions.InboxOf(serverId).Receive(Encoding.UTF8.GetBytes(envelope), serverId, Key, PushTransport.Test);
        return refusal == PushRejection.None
            ? $"{type} is raised for server {serverId} with meta.transport = \"{PushTransport.Test}\"; units and calls stay as they are."
            : $"^3The limits in config.json do not let {type} through: {refusal}.^7";
    }

    private static IEnumerable<string> Refuse(string? word)
    {
        var types = PushEventSamples.Types.OrderBy(type => type, StringComparer.Ordinal).Concat(ChangeSamples.Names).ToList();
        if (word is not null)
        {
            var nearest = SpellingSuggestion.Nearest(word, types) ?? SpellingSuggestion.Nearest("EVENT_" + word, types);
            yield return $"^3There is no sample of {ConsoleText.Clean(word, MaxTypeLength)}{(nearest is null ? string.Empty : $"; did you mean {nearest}?")}^7";
        }

        var table = new ConsoleTable();
        for (var i = 0; i < types.Count; i += TypesPerLine)
        {
            table.Add(types.Skip(i).Take(TypesPerLine).Select(type => new ConsoleCell(type)).ToArray());
        }

        yield return $"^5{ScriptContract.Command} {ScriptContract.TestCommand} TYPE^7, where TYPE is one of";
        foreach (var line in table.ToLines())
        {
            yield return line;
        }
    }
}

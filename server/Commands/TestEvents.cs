using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;

namespace SonoranPush.Commands;

/// <summary>Raises samples of push events, so that authors can try their handlers. They go the way of real ones from the parser on,
/// for the first server id; but units and calls stay as they are, and resources written for the official one, which could not
/// tell, hear nothing. Tick thread only.</summary>
internal sealed class TestEvents
{
    private const int FirstServerId = 1;
    private const int TypesPerLine = 3;
    private const int MaxTypeLength = 40;

    // Stands in the sample's own envelope and nowhere else.
    private static readonly ApiKey Key = new("test");

    private readonly SessionSet _sessions;

    /// <summary>Creates it for the sessions; without any, samples are raised all the same, for server 1.</summary>
    public TestEvents(SessionSet sessions) => _sessions = sessions;

    /// <summary>Raises the sample of a type.</summary>
    /// <param name="word">The type as somebody wrote it: in either case, with or without <c>EVENT_</c>.</param>
    /// <returns>Lines for the console.</returns>
    public IEnumerable<string> Raise(string? word)
    {
        var type = word?.ToUpperInvariant() ?? string.Empty;
        if (PushEventSamples.Find(type) is null)
        {
            type = "EVENT_" + type;
        }

        return PushEventSamples.Find(type) is { } data ? new[] { Raise(type, data) } : Refuse(word);
    }

    private string Raise(string type, string data)
    {
        var serverId = _sessions.Sessions.Count == 0 ? FirstServerId : _sessions.Sessions[0].Settings.ServerId;
        var envelope = $"{{\"key\":\"{Key.Reveal()}\",\"type\":\"{type}\",\"data\":{data}}}";
        var refusal = _sessions.InboxOf(serverId).Receive(Encoding.UTF8.GetBytes(envelope), serverId, Key, PushTransport.Test);
        return refusal == PushRejection.None
            ? $"{type} is raised for server {serverId} with meta.transport = \"{PushTransport.Test}\"; units and calls stay as they are."
            : $"^3The limits in config.json do not let {type} through: {refusal}.^7";
    }

    private static IEnumerable<string> Refuse(string? word)
    {
        var types = PushEventSamples.Types.OrderBy(type => type, StringComparer.Ordinal).ToList();
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

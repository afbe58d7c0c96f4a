using System;
using SonoranPush.Hosting;

namespace SonoranPush.Compatibility;

/// <summary>An event of the official contract with its arguments, plain values.</summary>
internal sealed class OfficialEvent
{
    private readonly object?[] _arguments;

    /// <summary>Creates an event.</summary>
    public OfficialEvent(string name, params object?[] arguments)
    {
        Name = name;
        _arguments = arguments;
    }

    /// <summary>Its whole name.</summary>
    public string Name { get; }

    /// <summary>Its arguments as a MessagePack array.</summary>
    public ArraySegment<byte> Serialise()
    {
        var writer = new MessagePackWriter(512);
        writer.WriteArrayHeader(_arguments.Length);
        foreach (var argument in _arguments)
        {
            writer.WriteValue(argument);
        }

        return new ArraySegment<byte>(writer.Buffer, 0, writer.Length);
    }
}

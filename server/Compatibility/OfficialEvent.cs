using SonoranPush.Cad;
using SonoranPush.Hosting;

namespace SonoranPush.Compatibility;

/// <summary>An event of the official contract with its arguments. A call argument is replaced by its official cache entry when it is
/// serialised.</summary>
internal sealed class OfficialEvent
{
    private readonly object?[] _arguments;

    public OfficialEvent(string name, params object?[] arguments)
    {
        Name = name;
        _arguments = arguments;
    }

    /// <summary>The full event name.</summary>
    public string Name { get; }

    /// <summary>Its arguments as a MessagePack array.</summary>
    public ArraySegment<byte> Serialise()
    {
        var writer = new MessagePackWriter(512);
        writer.WriteArrayHeader(_arguments.Length);
        foreach (var argument in _arguments)
        {
            writer.WriteValue(argument is Call call ? call.ToEntry() : argument);
        }

        return writer.Written;
    }
}

using CitizenFX.Core.Native;
using FxServer.Host.Resources;

namespace FxServer.Host.Natives;

/// <summary>The natives by number. Main thread only.</summary>
internal sealed class NativeTable
{
    private readonly Dictionary<ulong, Func<Resource, object?[], object?>> _natives = new();

    /// <summary>Adds a native that answers.</summary>
    public void Add(Hash hash, Func<Resource, object?[], object?> native) => _natives.Add((ulong)hash, native);

    /// <summary>Adds a native that does something.</summary>
    public void Add(Hash hash, Action<Resource, object?[]> native) => Add(hash, (caller, arguments) =>
    {
        native(caller, arguments);
        return null;
    });

    public object? Invoke(Resource caller, ulong hash, object?[] arguments) =>
        _natives.TryGetValue(hash, out Func<Resource, object?[], object?>? native)
            ? native(caller, arguments)
            : throw new InvalidOperationException($"There is no native 0x{hash:X}.");
}

using CitizenFX.Core.Runtime;

namespace FxServer.Host;

/// <summary>Something that went wrong in a resource.</summary>
public sealed class Fault
{
    internal Fault(FaultKind kind, string resource, string text)
    {
        Kind = kind;
        Resource = resource;
        Text = text;
    }

    /// <summary>What kind of thing.</summary>
    public FaultKind Kind { get; }

    /// <summary>Whose.</summary>
    public string Resource { get; }

    /// <summary>What happened, with a stack trace where there is one.</summary>
    public string Text { get; }

    /// <summary>False for what a real server only prints and lives on with: a failed tick, handler, call or Lua thread.</summary>
    public bool IsFatal => Kind is not (FaultKind.TickFailed or FaultKind.HandlerRemoved or FaultKind.CallFailed or FaultKind.ScriptError);

    /// <inheritdoc />
    public override string ToString() => $"{Kind} in {Resource}: {Text}";
}

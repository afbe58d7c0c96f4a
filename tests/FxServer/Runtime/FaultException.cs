namespace CitizenFX.Core.Runtime;

/// <summary>A fault that this emulator finds and a real server does not.</summary>
internal sealed class FaultException : Exception
{
    public FaultException(FaultKind kind, string message)
        : base(message) => Kind = kind;

    public FaultKind Kind { get; }
}

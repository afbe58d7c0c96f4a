using CitizenFX.Core.Native;

namespace CitizenFX.Core.Runtime;

/// <summary>One resource's values as they leave and reach it: MessagePack, with functions by reference. Main thread only.</summary>
internal sealed class Wire
{
    private readonly ResourceRuntime _runtime;
    private readonly FunctionTable _functions;

    public Wire(ResourceRuntime runtime, FunctionTable functions)
    {
        _runtime = runtime;
        _functions = functions;
    }

    public List<object?> Read(byte[] data) =>
        MsgPackReader.ReadList(data, reference => RemoteFunction.Of(reference, Call));

    /// <summary>Throws on anything that is not plain data, and takes note.</summary>
    public byte[] Write(object?[]? values)
    {
        try
        {
            return MsgPackWriter.Write(values, Reference);
        }
        catch (ForbiddenArgumentException e)
        {
            _runtime.Report(FaultKind.ForbiddenArgument, "Forbidden argument", e);
            throw;
        }
    }

    /// <summary>A function of this resource by its new reference; one that came from elsewhere keeps the one it has.</summary>
    public string Reference(Delegate function) =>
        RemoteFunction.ReferenceOf(function) ?? _functions.Add(function);

    private object? Call(string reference, object?[] arguments)
    {
        // The current resource, so that a call from another thread is refused.
        ResourceRuntime caller = ResourceRuntime.Current;
        return caller.Invoke((ulong)Hash.INVOKE_FUNCTION_REFERENCE, reference, Write(arguments)) is byte[] answer
            ? Read(answer).FirstOrDefault()
            : null;
    }
}

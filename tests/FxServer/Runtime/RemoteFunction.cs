namespace CitizenFX.Core.Runtime;

/// <summary>A function of another world, known by its reference. Main thread only.</summary>
internal sealed class RemoteFunction
{
    private readonly Func<string, object?[], object?> _call;

    private RemoteFunction(string reference, Func<string, object?[], object?> call)
    {
        Reference = reference;
        _call = call;
    }

    private string Reference { get; }

    /// <summary>Makes a value that scripts can call.</summary>
    /// <param name="reference">The function's reference.</param>
    /// <param name="call">Calls a function by its reference, with arguments.</param>
    public static CallbackDelegate Of(string reference, Func<string, object?[], object?> call) =>
        new(new RemoteFunction(reference, call).Call);

    /// <summary>The reference of a function of another world; null for any other.</summary>
    public static string? ReferenceOf(Delegate? function) => (function?.Target as RemoteFunction)?.Reference;

    private object? Call(object?[] arguments) => _call(Reference, arguments);
}

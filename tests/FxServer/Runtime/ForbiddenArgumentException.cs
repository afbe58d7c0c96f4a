namespace CitizenFX.Core.Runtime;

/// <summary>Thrown where a real server would try to serialise something that is not plain data.</summary>
internal sealed class ForbiddenArgumentException : Exception
{
    public ForbiddenArgumentException(Type type)
        : base($"{type.FullName} is not plain data: only text, truth values, numbers, maps with text keys, lists and functions may " +
            "leave a script. A real server serialises its properties without end.")
    {
    }
}

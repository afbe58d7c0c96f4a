#nullable disable // A real server's library does not say what may be null.


namespace CitizenFX.Core;

/// <summary>Marks a handler's parameter that takes who raised the event instead of an argument: the raw source for a string, else
/// a <see cref="Player"/>; the type's default for an event of the server itself.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromSourceAttribute : Attribute
{
}

#nullable disable // A real server's library does not say what may be null.


namespace CitizenFX.Core;

/// <summary>Marks a <c>Task Method()</c> of a script that is called on every tick.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class TickAttribute : Attribute
{
}

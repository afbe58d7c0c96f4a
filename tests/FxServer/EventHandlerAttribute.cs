#nullable disable // A real server's library does not say what may be null.


namespace CitizenFX.Core;

/// <summary>Marks a method of a script that handles an event.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class EventHandlerAttribute : Attribute
{
    /// <summary>Handles the event of this name.</summary>
    public EventHandlerAttribute(string name) => Name = name;

    /// <summary>The event's name.</summary>
    public string Name { get; }
}

#nullable disable // A real server's library does not say what may be null.

namespace CitizenFX.Core;

/// <summary>A function that arrived through an event or an export: calls back into the resource that passed it.</summary>
public delegate object CallbackDelegate(params object[] args);

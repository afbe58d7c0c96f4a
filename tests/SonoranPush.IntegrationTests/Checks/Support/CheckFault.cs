namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>A fault, the row that finds it, and what its advice comes to.</summary>
/// <param name="Check">The check that must ask for action.</param>
/// <param name="Says">Part of the finding.</param>
/// <param name="Advises">Part of the advice.</param>
/// <param name="Provoke">Brings the fault about.</param>
/// <param name="Mend">Does what the advice says.</param>
internal sealed record CheckFault(string Check, string Says, string Advises, Func<CheckWorld, Task> Provoke, Func<CheckWorld, Task> Mend)
{
    /// <summary>Another check that has reason to warn of the same fault.</summary>
    public string? AlsoFrom { get; init; }

    /// <summary>Done before each run of the check.</summary>
    public Func<CheckWorld, Task> Meanwhile { get; init; } = _ => Task.CompletedTask;
}

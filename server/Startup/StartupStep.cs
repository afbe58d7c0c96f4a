namespace SonoranPush.Startup;

/// <summary>A step of the start.</summary>
internal sealed class StartupStep
{
    /// <summary>Creates a step that is called once a tick until it returns true.</summary>
    public StartupStep(string name, Func<bool> run)
    {
        Name = name;
        Run = run;
    }

    /// <summary>Creates a step that is done after one call.</summary>
    public StartupStep(string name, Action run)
        : this(name, () =>
        {
            run();
            return true;
        })
    {
    }

    /// <summary>Its name in the log.</summary>
    public string Name { get; }

    /// <summary>Runs the step or a part of it; returns true when it is done.</summary>
    public Func<bool> Run { get; }
}

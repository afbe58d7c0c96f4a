using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>The wall clock of one process, to be set while it runs. Its other clocks, and those of other processes, go on as they
/// were.</summary>
internal sealed class WallClock : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wall-clock").FullName;

    private WallClock() => Set(TimeSpan.Zero);

    /// <summary>Whether this machine has the C compiler that it takes.</summary>
    public static bool CanBeBuilt { get; } = OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "cc")));

    private string Library => Path.Combine(_folder, "wall-clock.so");

    private string Shift => Path.Combine(_folder, "shift");

    /// <summary>Builds the library that shifts a process's clock.</summary>
    public static async Task<WallClock> BuildAsync()
    {
        var clock = new WallClock();
        var source = Path.Combine(BuiltFolder.Checkout, "tests", "SonoranPush.IntegrationTests", "Faults", "Support", "wall-clock.c");
        using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", clock.Library, source]);
        await compiler.WaitForExitAsync();
        Assert.Equal(0, compiler.ExitCode);
        return clock;
    }

    /// <summary>Lets a process that is about to start have this clock.</summary>
    public void GiveTo(ProcessStartInfo start)
    {
        start.Environment["LD_PRELOAD"] = Library;
        start.Environment["WALL_CLOCK_SHIFT"] = Shift;
    }

    /// <summary>Sets the clock to so much more than the true time.</summary>
    public void Set(TimeSpan shift)
    {
        // In place: the process has the file mapped.
        using var file = new FileStream(Shift, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)shift.TotalSeconds));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

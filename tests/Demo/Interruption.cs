using System.Runtime.InteropServices;

namespace SonoranPush.Demo;

/// <summary>Ends when somebody presses Ctrl+C or ends the program, which then has time to end by itself.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    public Task Task => _came.Task;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _came.TrySetResult();
    }
}

using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace Probes;

/// <summary>Tells where its first tick runs.</summary>
internal sealed class PlaceOfTick : BaseScript
{
    private readonly int _startThread = Environment.CurrentManagedThreadId;
    private bool _hasTold;

    // Not public: a server constructs every script that it can.
    internal PlaceOfTick()
    {
    }

    [Tick]
    private Task Tell()
    {
        if (!_hasTold)
        {
            _hasTold = true;
            bool isPlain = SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
            TriggerEvent("probe:place", Environment.CurrentManagedThreadId == _startThread, isPlain, AppDomain.CurrentDomain.BaseDirectory);
            Debug.WriteLine("has told");
        }

        return Task.CompletedTask;
    }
}

/// <summary>Every tick waits longer than the server's period.</summary>
internal sealed class SlowTick : BaseScript
{
    private int _running;
    private int _runs;

    internal SlowTick() => Tick += Run;

    private async Task Run()
    {
        TriggerEvent("probe:running", ++_running, ++_runs);
        await Delay(120);
        _running--;
    }
}

/// <summary>Every other tick throws.</summary>
internal sealed class ThrowingTick : BaseScript
{
    private int _runs;

    internal ThrowingTick() => Tick += Run;

    private Task Run()
    {
        TriggerEvent("probe:run", ++_runs);
        return _runs % 2 == 1 ? throw new InvalidOperationException("on purpose") : Task.CompletedTask;
    }
}

/// <summary>Tells on which thread it is after waiting.</summary>
internal sealed class Waiting : BaseScript
{
    private readonly int _startThread = Environment.CurrentManagedThreadId;

    internal Waiting()
    {
        EventHandlers["probe:wait"] += new Func<Task>(Wait);
        EventHandlers["probe:pool"] += new Func<Task>(() => Task.Run(() => { }));
        EventHandlers["probe:pool"] += new Action(() => TriggerEvent("probe:behind", Environment.CurrentManagedThreadId == _startThread));
    }

    private async Task Wait()
    {
        await Delay(1);
        TriggerEvent("probe:afterDelay", Environment.CurrentManagedThreadId == _startThread);
        await Task.Run(() => { });
        int thread = Environment.CurrentManagedThreadId;
        await Delay(1);
        TriggerEvent("probe:afterOther", thread == _startThread);
    }
}

/// <summary>Asks for its next tick in each tick.</summary>
internal sealed class EagerTick : BaseScript
{
    private int _runs;

    internal EagerTick() => Tick += Run;

    private Task Run()
    {
        if (++_runs < 200)
        {
            API.ScheduleResourceTick("eager");
        }
        else if (_runs == 200)
        {
            TriggerEvent("probe:done");
        }

        return Task.CompletedTask;
    }
}

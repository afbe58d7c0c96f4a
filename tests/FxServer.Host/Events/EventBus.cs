using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Resources;

namespace FxServer.Host.Events;

/// <summary>Carries events to resources, at once and re-entrantly: whoever raises one goes on after the last handler. Main thread
/// only.</summary>
internal sealed class EventBus
{
    /// <summary>Raised by the server itself: a game client cannot.</summary>
    private static readonly HashSet<string> Guarded = new(StringComparer.Ordinal) { "playerConnecting", "playerDropped", "playerJoining" };

    private readonly ResourceList _resources;
    private readonly Functions _functions;
    private readonly CostMeter _meter;
    private readonly MainThreadClock _clock;
    private readonly EventLog _log;

    public EventBus(ResourceList resources, Functions functions, CostMeter meter, MainThreadClock clock, EventLog log)
    {
        _resources = resources;
        _functions = functions;
        _meter = meter;
        _clock = clock;
        _log = log;
    }

    /// <summary>An event of a resource, from its scripts of one runtime. True when it reached a C# runtime.</summary>
    public bool Raise(Resource raiser, MainThreadUse raiserUse, string name, byte[] arguments)
    {
        raiser.Account.Raise();
        _log.Add(raiser.Name, name, arguments);
        return Deliver(name, arguments, string.Empty, raiser, raiserUse);
    }

    /// <summary>An event of the server.</summary>
    public void Raise(string name, params object?[] arguments) => Deliver(name, _functions.Write(arguments), string.Empty, null);

    /// <summary>An event of the server on behalf of a player.</summary>
    public void RaiseFor(int player, string name, params object?[] arguments) =>
        Deliver(name, _functions.Write(arguments), Source(EventSource.InternalNet, player), null);

    /// <summary>An event that a game client sent. Nothing but three names stands between it and the handlers.</summary>
    public void RaiseFrom(int player, string name, params object?[] arguments)
    {
        if (!Guarded.Contains(name))
        {
            Deliver(name, _functions.Write(arguments), Source(EventSource.Net, player), null);
        }
    }

    private static string Source(string prefix, int player) => prefix + player.ToString(CultureInfo.InvariantCulture);

    private bool Deliver(string name, byte[] arguments, string source, Resource? raiser, MainThreadUse raiserUse = default)
    {
        bool reachedCSharp = false;
        foreach (Resource resource in _resources.All)
        {
            if (!resource.EventFilter.Contains(name))
            {
                continue;
            }

            if (resource != raiser)
            {
                resource.Account.Deliver();
            }

            // Every runtime of the resource sees it, whichever of them asked for the name.
            IReadOnlyList<IScriptRuntime> runtimes = resource.Runtimes;
            for (int index = 0; index < runtimes.Count && resource.Runtimes.Count > 0; index++)
            {
                IScriptRuntime runtime = runtimes[index];
                reachedCSharp |= runtime.Use == MainThreadUse.CSharp;
                if (runtime.Use == MainThreadUse.CSharp && (resource != raiser || raiserUse != MainThreadUse.CSharp))
                {
                    using MainThreadClock.Scope handOver = _clock.Enter(resource.Account, MainThreadUse.HandOver);
                    _meter.HandOver(resource.Account, arguments.Length);
                }

                using MainThreadClock.Scope scope = _clock.Enter(resource.Account, runtime.Use);
                _functions.As(raiser?.Name, () => runtime.HandleEvent(name, arguments, source));
            }
        }

        return reachedCSharp;
    }
}

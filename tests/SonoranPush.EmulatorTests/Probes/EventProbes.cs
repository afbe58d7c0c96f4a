using CitizenFX.Core;

namespace Probes;

/// <summary>Tells how what it gets looks.</summary>
internal sealed class Echo : BaseScript
{
    internal Echo()
    {
        EventHandlers["probe:send"] += new Action<object>(value => TriggerEvent("probe:echo", value));
        EventHandlers["probe:echo"] += new Action<object>(value => TriggerEvent("probe:type", Describe(value)));
        EventHandlers["probe:convert"] += new Action<int, string, bool>((number, text, truth) =>
            TriggerEvent("probe:converted", number, text, truth));
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        IDictionary<string, object> map =>
            value.GetType().Name + "{" + string.Join(",", map.Select(entry => entry.Key + ":" + Describe(entry.Value))) + "}",
        List<object> list => "List[" + string.Join(",", list.Select(Describe)) + "]",
        _ => value.GetType().Name + " " + Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>Sends numbers of every width.</summary>
internal sealed class Numbers : BaseScript
{
    private static readonly List<object> EveryWidth = new()
    {
        5, 128, -33, (byte)200, 3_000_000_000u, 70_000L, 5_000_000_000L, 1.5f, 1.5, ulong.MaxValue,
    };

    internal Numbers() => EventHandlers["probe:numbers"] += new Action(() => TriggerEvent("probe:echo", EveryWidth));
}

/// <summary>Handlers that fail once each, in the three ways there are.</summary>
internal sealed class Failing : BaseScript
{
    internal Failing()
    {
        EventHandlers["probe:fail"] += new Action(() => Fail("throw"));
        EventHandlers["probe:fail"] += new Func<Task>(() =>
        {
            TriggerEvent("probe:called", "task");
            return Task.FromException(new InvalidOperationException("on purpose"));
        });
        EventHandlers["probe:fail"] += new Action<sbyte>(_ => TriggerEvent("probe:called", "convert"));
        EventHandlers["probe:fail"] += new Action<object>(_ => TriggerEvent("probe:called", "sound"));
    }

    private static void Fail(string how)
    {
        TriggerEvent("probe:called", how);
        throw new InvalidOperationException("on purpose");
    }
}

/// <summary>Raises an event while it handles one.</summary>
internal sealed class Nested : BaseScript
{
    private readonly List<object> _order = new();

    internal Nested()
    {
        EventHandlers["probe:outer"] += new Action(() =>
        {
            _order.Add("before");
            TriggerEvent("probe:inner");
            _order.Add("after");
            TriggerEvent("probe:order", _order);
        });
        EventHandlers["probe:inner"] += new Action(() => _order.Add("inner"));
        EventHandlers["PROBE:INNER"] += new Action(() => _order.Add("other spelling"));
    }
}

/// <summary>Tells who raised what.</summary>
internal sealed class Sources : BaseScript
{
    private static readonly string[] Names =
    {
        "probe:source", "onResourceStop", "playerConnecting", "playerDropped", "playerJoining", "__cfx_export_sources_nothing",
    };

    internal Sources()
    {
        foreach (string name in Names)
        {
            void Tell([FromSource] string? source, [FromSource] Player? player, [FromSource] object? any) =>
                TriggerEvent("probe:from", name, source ?? "nobody", player?.Handle ?? "no player", any?.GetType().Name ?? "null");

            EventHandlers[name] += new Action<string?, Player?, object?>(Tell);
        }
    }
}

/// <summary>Tells what it hears of stops, and goes on ticking as long as it can.</summary>
internal sealed class Stopping : BaseScript
{
    private bool _isStopping;

    internal Stopping()
    {
        Tick += () =>
        {
            if (_isStopping)
            {
                TriggerEvent("probe:tickAfterStop");
            }

            return Task.CompletedTask;
        };
        EventHandlers["onResourceStop"] += new Action<string>(name =>
        {
            _isStopping = name == CitizenFX.Core.Native.API.GetCurrentResourceName();
            TriggerEvent("probe:stop", CitizenFX.Core.Native.API.GetCurrentResourceName(), name);
        });
    }
}

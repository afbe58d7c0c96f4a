using SonoranPush.Benchmarks.Registry;
using SonoranPush.Compatibility;
using SonoranPush.PushEvents;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>What is measured, in the order of the table.</summary>
internal static class Operations
{
    private const int Calls = 2000;
    private const int EventsOfAShift = 2000;

    public static IReadOnlyList<Operation> All { get; } =
    [
        .. new[] { ("500 B", 1), ("5 kB", 12), ("500 kB", 1220) }.Select(size => new Operation(
            $"receive an event of {size.Item1}: read, check, convert, serialise, queue", () => Receive(size.Item2))),
        new("dispatch one of 500 B: take, raise, one consumer reads the MessagePack", Dispatch),
        .. new[] { 30, 300, 1000 }.Select(units => new Operation($"registries, an event at {units} units", () => Follow(units))),
        .. new[] { 100, 1000, 5000 }.Select(units => new Operation($"batcher, a call of 25 rows at {units} units", () => Batch(units))),
        new("export sendUnitLocations with 1,000 rows", () => new RowsWay(1000).Post),
    ];

    private static Action Receive(int units)
    {
        var way = new EventWay();
        var payload = EventWay.Payload(units);
        return () =>
        {
            way.Receive(payload);
            way.Queue.Take();
        };
    }

    private static Action Dispatch()
    {
        var way = new EventWay();
        way.Receive(EventWay.Payload(1));
        var item = (QueuedPushEvent)way.Queue.Take()!;
        return () =>
        {
            way.Queue.Add(item);
            way.Raise();
        };
    }

    private static Action Follow(int units)
    {
        var scene = new RegistryScene(units, Calls, CompatibilityMode.Off);
        var pushes = Enumerable.Range(0, EventsOfAShift).Select(_ => new QueuedPushEvent(scene.Shift.Next(), 0)).ToArray();
        var next = 0;
        return () =>
        {
            scene.Take(pushes[next]);
            next = (next + 1) % pushes.Length;
        };
    }

    private static Action Batch(int units) => new BatchWay(units).Call;
}

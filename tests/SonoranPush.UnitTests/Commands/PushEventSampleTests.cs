using SonoranPush.Cad;
using SonoranPush.Commands;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Commands;

/// <summary>The samples that the console command raises, and that authors try their handlers with.</summary>
public sealed class PushEventSampleTests : Specification
{
    /// <summary>Types that change units and calls, each with what can be seen of it. The others are handed on alone.</summary>
    private static readonly Dictionary<string, Func<CadState, bool>> Effects = new(StringComparer.Ordinal)
    {
        ["EVENT_UNIT_UPDATE"] = cad => cad.Units.Find(101)?.Table.Get("location") is string,
        ["EVENT_UNIT_LOGIN"] = cad => Equals(cad.Units.Find(101)?.Table.Get("isDispatch"), false),
        ["EVENT_UNIT_STATUS"] = cad => Equals(cad.Units.Find(101)?.Status, 3L) && Equals(cad.Units.Find(102)?.Status, 3L),
        ["EVENT_UNIT_PANIC"] = cad => Equals(cad.Units.Find(101)?.Table.Get("isPanic"), true),
        ["EVENT_UNIT_GROUP_ADD"] = cad => Equals(cad.Units.Find(101)?.Data.Get("group"), "Ladder 61"),
        ["EVENT_UNIT_GROUP_REMOVE"] = cad => Equals(cad.Units.Find(101)?.Data.Get("group"), string.Empty),
        ["EVENT_UNIT_GROUP_CHANGE_NAME"] = cad => Equals(cad.Units.Find(102)?.Data.Get("group"), "Truck 61"),
        ["EVENT_UNIT_LOGOUT"] = cad => cad.Units.Find(101) is null,
        ["EVENT_DISPATCH_NEW"] = cad => cad.Calls.Find(5001L)?.Idents.Count == 2,
        ["EVENT_DISPATCH_EDIT"] = cad => Equals(cad.Calls.Find(5001L)?.Dispatch.Get("title"), "Noise complaint"),
        ["EVENT_DISPATCH_NOTE"] = cad => cad.Calls.Find(5001L)?.Dispatch.Get("notes") is List<object?> { Count: 2 },
        ["EVENT_DISPATCH_UNIT_ATTACH"] = cad => cad.Calls.Find(5001L)?.Idents.Count == 3,
        ["EVENT_DISPATCH_UNIT_DETACH"] = cad => cad.Calls.Find(5001L)?.Idents.Contains(103L) == false,
        ["EVENT_DISPATCH_CLOSED"] = cad => cad.Calls.Find(5001L)?.IsOver == true,
        ["EVENT_911"] = cad => cad.EmergencyCalls.Find(7003L)?.MetaData?.Get("postal") is string,
        ["EVENT_REMOVE_911"] = cad => cad.EmergencyCalls.Find(7003L) is null,
        ["EVENT_COMMUNITY_LINK_VERIFIED"] = _ => true,
    };

    [Fact]
    public void Samples_AreOneForEachKnownType() => Assert.Equal(PushEventTypes.Known.Order(), PushEventSamples.Types.Order());

    [Theory]
    [MemberData(nameof(Types))]
    public void Sample_PassesTheParser_WithItsTypeAndAllOfItsData(string type)
    {
        var push = Read(type);
        var sample = (Dictionary<string, object?>)PlainJsonReader.Read(Encoding.UTF8.GetBytes(PushEventSamples.Find(type)!), new PushEventLimits(), out _)!;

        Assert.Equal(type, push.Type);
        Assert.Equal(PlainValues.Describe(sample), PlainValues.Describe(push.Data));
    }

    [Fact]
    public void Samples_InTheOrderOfAShift_DoToUnitsAndCallsWhatTheySay()
    {
        var cad = new CadState(new CadStateOptions(), Clock);
        cad.Units.Put(102, Unit.Read(new() { ["id"] = 102L, ["status"] = 1L }, 1)!);

        foreach (var (type, effect) in Effects)
        {
            var known = cad.Apply(Read(type));
            cad.RemoveLoggedOut();

            Assert.True(known && effect(cad), type);
        }

        Assert.All(PushEventTypes.Known.Except(Effects.Keys), type => Assert.False(cad.Apply(Read(type)), type));
    }

    public static TheoryData<string> Types() => new(PushEventSamples.Types);

    private PushEvent Read(string type)
    {
        var path = new InboundPath(Clock, Logger);
        Assert.Equal(PushRejection.None, path.Receive(InboundPath.Envelope(type, PushEventSamples.Find(type)!)));
        return Assert.IsType<QueuedPushEvent>(path.Queue.Take()).Event;
    }
}

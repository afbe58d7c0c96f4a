using System;
using System.Linq;
using System.Runtime.CompilerServices;
using SonoranPush.Locations;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

public sealed class PlayerRosterTests
{
    // As without OneSync: nobody is identified, so nobody leaves the queue of those who shall be.
    [Fact]
    public void Join_OfManyWhoComeAndGoUnidentified_KeepsNoneOfThem()
    {
        var ledger = new TrackedUnitTable(100);
        var batcher = new BatchBuilder(ledger, new MovementFilter(2, 10), TimeSpan.FromSeconds(30));
        var roster = new PlayerRoster(new UnitLocationOptions(), ledger, batcher, new RecordingLog());

        var players = Enumerable.Range(0, 100).Select(i => ComeAndGo(roster, "p" + i)).ToList();
        GC.Collect();

        Assert.InRange(players.Count(player => player.IsAlive), 0, 3);
        GC.KeepAlive(roster);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ComeAndGo(PlayerRoster roster, string id)
    {
        var player = new WeakReference(roster.Join(id));
        roster.Leave(id);
        return player;
    }
}

using System.Collections.Generic;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.UnitTests.Locations;

/// <summary>Keeps what the owner would be told.</summary>
internal sealed class RecordingLog : IUnitLocationLog
{
    public List<string> Lines { get; } = [];

    public void RowsRefused(int count, string reason) => Lines.Add($"rows refused {count}: {reason}");

    public void RowRefusedByHub(UnitTarget target, string error) => Lines.Add($"row refused by hub {target.Text}: {error}");

    public void CallRefused(string error) => Lines.Add("call refused: " + error);

    public void CallFailed(string error) => Lines.Add("call failed: " + error);

    public void PositionsUnknown() => Lines.Add("positions unknown");

    public void PlayerWithoutIdentifier(string playerId) => Lines.Add("no identifier: " + playerId);
}

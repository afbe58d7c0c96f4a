using System.Text.Json;
using LocalCad.Control;

namespace LocalCad.Viewing;

/// <summary>Finds what is new since it was last asked. One caller at a time.</summary>
internal sealed class News(LocalCadServer cad)
{
    private readonly Dictionary<int, int> _versions = [];
    private string _state = string.Empty;

    public Frame.Now? State()
    {
        var state = new Frame.Now(
            cad.Options.CommunityId,
            // No other key is shown: somebody may have given a real one by mistake.
            cad.Options.ApiKey == LocalCadOptions.DemoKey ? cad.Options.ApiKey : null,
            cad.Options.ServerIds,
            CadState.SessionsOf(cad),
            CadState.Counter.Of(cad),
            Switches.Values(cad),
            cad.Load.PerSecond);
        var text = JsonSerializer.Serialize(state, Frame.Json);
        var isNew = text != _state;
        _state = text;
        return isNew ? state : null;
    }

    public IReadOnlyList<Frame.Board>? Boards()
    {
        List<Frame.Board> boards = [.. cad.Options.ServerIds.Select(Changed).OfType<Frame.Board>()];
        return boards.Count > 0 ? boards : null;
    }

    private Frame.Board? Changed(int serverId)
    {
        var board = cad.Board(serverId);
        var version = board.Version;
        if (_versions.TryGetValue(serverId, out var known) && known == version)
        {
            return null;
        }

        _versions[serverId] = version;
        return new Frame.Board(serverId, board.Roster());
    }
}

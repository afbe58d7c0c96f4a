using System.Text.Json;
using System.Text.Json.Serialization;
using LocalCad.Faults;
using LocalCad.Locations;

namespace LocalCad.Control;

/// <summary>What <c>GET /ctl/state</c> answers.</summary>
internal sealed record CadState(
    IReadOnlyList<CadState.Session> Sessions,
    IReadOnlyCollection<AcceptedLocation> Locations,
    CadState.Counter Counters,
    CadRules Rules,
    CadFaults Faults)
{
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static CadState Of(LocalCadServer server) => new(
        SessionsOf(server),
        [.. server.Locations.Values],
        Counter.Of(server),
        server.Rules,
        server.Faults);

    public static IReadOnlyList<Session> SessionsOf(LocalCadServer server) =>
        [.. server.Sessions.Select(session => new Session(session.ServerId, session.ConnectionId, session.Connection, session.Since))];

    internal sealed record Session(int? ServerId, string ConnectionId, int Connection, DateTimeOffset Since);

    internal sealed record Counter(
        int LoginsAccepted,
        int LoginsRefused,
        int Pushed,
        int Posted,
        int Undelivered,
        int LocationCalls,
        int LocationRows,
        IReadOnlyDictionary<string, int> LocationRefusals)
    {
        public static Counter Of(LocalCadServer server) => new(
            server.SessionTable.LoginsAccepted,
            server.SessionTable.LoginsRefused,
            server.Pushes.Pushed,
            server.Pushes.Posted,
            server.Pushes.Undelivered,
            server.LocationIntake.CallsAccepted,
            server.LocationIntake.RowsAccepted,
            server.LocationRefusals);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using LocalCad.Control;
using LocalCad.Locations;

namespace LocalCad.Viewing;

/// <summary>What a viewer is sent at once: what has changed since the last frame. Parts that are null have not.</summary>
/// <param name="State">Sessions, counters, switches.</param>
/// <param name="Units">The latest row of each unit that moved.</param>
/// <param name="Boards">What the CAD knows of the units of each server.</param>
/// <param name="Log">New lines of the wire log.</param>
/// <param name="Missed">How many lines were left out since the last frame, because the viewer was slow.</param>
internal sealed record Frame(
    Frame.Now? State, IReadOnlyList<Frame.Unit>? Units, IReadOnlyList<Frame.Board>? Boards, IReadOnlyList<WireEntry>? Log, int? Missed)
{
    public static readonly JsonSerializerOptions Json =
        new(CadState.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [JsonIgnore]
    public bool IsEmpty => State is null && Units is null && Boards is null && Log is null;

    internal sealed record Now(
        string Community,
        string? DemoKey,
        IReadOnlyList<int> Servers,
        IReadOnlyList<CadState.Session> Sessions,
        CadState.Counter Counters,
        IReadOnlyDictionary<string, object?> Switches,
        int LoadPerSecond);

    internal sealed record Unit(
        string Target, string Location, CadCoordinates? Coordinates, Vehicle? Vehicle, DateTimeOffset At, int Count)
    {
        private const int MaxText = 300;

        public static Unit Of(AcceptedLocation row) => new(
            Short(row.Target)!, Short(row.Location)!, row.Coordinates, VehicleOf(row.Row), row.At, row.Count);

        private static Vehicle? VehicleOf(JsonElement row) =>
            row.TryGetProperty("vehicle", out var vehicle) && vehicle.ValueKind == JsonValueKind.Object
                ? new Vehicle(Text(vehicle, "type"), Text(vehicle, "model"), Flag(vehicle, "lights"))
                : null;

        private static string? Text(JsonElement vehicle, string name) =>
            vehicle.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? Short(member.GetString()) : null;

        private static bool Flag(JsonElement vehicle, string name) =>
            vehicle.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

        private static string? Short(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
    }

    internal sealed record Vehicle(string? Type, string? Model, bool Lights);

    internal sealed record Board(int ServerId, JsonArray Units);
}

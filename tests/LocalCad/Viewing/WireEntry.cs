using System.Text.Json.Serialization;

namespace LocalCad.Viewing;

/// <summary>Which way a line of the wire log went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WireDirection>))]
internal enum WireDirection
{
    /// <summary>A client sent it.</summary>
    In,

    /// <summary>LocalCad sent it.</summary>
    Out,

    /// <summary>LocalCad says what it did.</summary>
    Cad,
}

/// <summary>A line of the wire log. Its text has no key in it.</summary>
/// <param name="Number">Counts up without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Connection">The number of the websocket; null: none.</param>
/// <param name="Text">The record, or as much of it as is shown.</param>
/// <param name="Bytes">How long the whole record was.</param>
internal sealed record WireEntry(long Number, DateTimeOffset At, WireDirection Direction, int? Connection, string Text, long Bytes);

using System;
using System.Collections.Generic;
using System.Text.Json;

namespace LocalCad.Control;

/// <summary>The faults and rules by the names and values that <c>POST /ctl/fault</c> knows.</summary>
internal static class Switches
{
    private static readonly Dictionary<string, Action<LocalCadServer, JsonElement>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["frozen"] = (cad, value) => cad.Faults.Frozen = value.GetBoolean(),
        ["handshakeDelayMs"] = (cad, value) => cad.Faults.HandshakeDelay = Milliseconds(value),
        ["handshakeError"] = (cad, value) => cad.Faults.HandshakeError = value.GetString(),
        ["loginSilent"] = (cad, value) => cad.Faults.LoginSilent = value.GetBoolean(),
        ["loginRefusal"] = (cad, value) => cad.Faults.LoginRefusal = value.GetString(),
        ["failingMethod"] = (cad, value) => cad.Faults.FailingMethod = value.GetString(),
        ["answerDelayMs"] = (cad, value) => cad.Faults.AnswerDelay = Milliseconds(value),
        ["refuseEveryNthLocationCall"] = (cad, value) => cad.Faults.RefuseEveryNthLocationCall = value.GetInt32(),
        ["dropEveryMs"] = (cad, value) => cad.Faults.DropEvery = Milliseconds(value),
        ["strictLogin"] = (cad, value) => cad.Rules.StrictLogin = value.GetBoolean(),
        ["sessions"] = (cad, value) => cad.Rules.Sessions = Choice<SessionPolicy>(value),
        ["locationIntervalMs"] = (cad, value) => cad.Rules.LocationInterval = Milliseconds(value),
        ["locationLimit"] = (cad, value) => cad.Rules.LocationLimit = Choice<LocationLimitScope>(value),
        ["pushForm"] = (cad, value) => cad.Rules.PushForm = Choice<PushForm>(value),
        ["fallback"] = (cad, value) => cad.Rules.Fallback = value.GetString() is { } address ? new Uri(address) : null,
        ["pushesChangeRest"] = (cad, value) => cad.Rules.PushesChangeRest = value.GetBoolean(),
        ["retryAfter"] = (cad, value) => cad.Rules.RetryAfter = value.GetBoolean(),
    };

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>False when there is no such switch or the value is not one of its own.</summary>
    public static bool TrySet(LocalCadServer cad, string name, JsonElement value)
    {
        if (!ByName.TryGetValue(name, out var set))
        {
            return false;
        }

        try
        {
            set(cad, value);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static TimeSpan Milliseconds(JsonElement value)
    {
        var milliseconds = value.GetDouble();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    private static TChoice Choice<TChoice>(JsonElement value) where TChoice : struct, Enum =>
        Enum.Parse<TChoice>(value.GetString()!, ignoreCase: true);
}

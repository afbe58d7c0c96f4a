using System.Text.Json;
using static LocalCad.Control.Switch;

namespace LocalCad.Control;

/// <summary>The faults and rules by the names and values that <c>POST /ctl/fault</c> knows. Whatever stands here is drawn on
/// LocalCad's page too.</summary>
internal static class Switches
{
    private static readonly IReadOnlyList<Switch> Faults =
    [
        Flag(
            "frozen", "The hub reads, answers and sends nothing, while its connections stay open.",
            cad => cad.Faults.Frozen, (cad, value) => cad.Faults.Frozen = value),
        Flag(
            "withoutPings", "The hub sends no pings, so that only answers and push events show that it lives.",
            cad => cad.Faults.WithoutPings, (cad, value) => cad.Faults.WithoutPings = value),
        Milliseconds(
            "handshakeDelayMs", "How long a client waits for the answer to its handshake.",
            cad => cad.Faults.HandshakeDelay, (cad, value) => cad.Faults.HandshakeDelay = value),
        Text(
            "handshakeError", "The error that answers each handshake.",
            cad => cad.Faults.HandshakeError, (cad, value) => cad.Faults.HandshakeError = value),
        Flag(
            "loginSilent", "Logins get no answer.",
            cad => cad.Faults.LoginSilent, (cad, value) => cad.Faults.LoginSilent = value),
        Text(
            "loginRefusal", "The error with which each login is refused, however good.",
            cad => cad.Faults.LoginRefusal, (cad, value) => cad.Faults.LoginRefusal = value),
        Text(
            "failingMethod", "The hub method whose calls break down; * for all of them.",
            cad => cad.Faults.FailingMethod, (cad, value) => cad.Faults.FailingMethod = value),
        Milliseconds(
            "answerDelayMs", "How long each answer of the hub is held back.",
            cad => cad.Faults.AnswerDelay, (cad, value) => cad.Faults.AnswerDelay = value),
        Milliseconds(
            "restAnswerDelayMs", "How long each answer to a REST request that changes something is held back.",
            cad => cad.Faults.RestAnswerDelay, (cad, value) => cad.Faults.RestAnswerDelay = value),
        Number(
            "refuseEveryNthLocationCall", "Every n-th call with locations is refused as too soon; 0 for none.",
            cad => cad.Faults.RefuseEveryNthLocationCall, (cad, value) => cad.Faults.RefuseEveryNthLocationCall = value),
        Milliseconds(
            "dropEveryMs", "All connections are cut each time this much has passed; 0 for never.",
            cad => cad.Faults.DropEvery, (cad, value) => cad.Faults.DropEvery = value),
        Number(
            "frameBytes", "The hub's messages leave in websocket frames of at most so many bytes; 0 for whole.",
            cad => cad.Faults.FrameBytes, (cad, value) => cad.Faults.FrameBytes = value),
        Flag(
            "duplicatePushes", "Every push event is sent twice.",
            cad => cad.Faults.DuplicatePushes, (cad, value) => cad.Faults.DuplicatePushes = value),
        Number(
            "reversePushes", "So many push events wait for each other and leave in reverse order; 0 for none.",
            cad => cad.Faults.ReversePushes, (cad, value) => cad.Faults.ReversePushes = value),
        Number(
            "gatherPushes", "So many push events wait for each other and leave in one frame; 0 for none.",
            cad => cad.Faults.GatherPushes, (cad, value) => cad.Faults.GatherPushes = value),
    ];

    private static readonly IReadOnlyList<Switch> Rules =
    [
        Flag(
            "strictLogin", "Each login method takes its exact number of arguments only.",
            cad => cad.Rules.StrictLogin, (cad, value) => cad.Rules.StrictLogin = value),
        Choice(
            "sessions", "Which session of a server receives its push events.",
            cad => cad.Rules.Sessions, (cad, value) => cad.Rules.Sessions = value),
        Milliseconds(
            "locationIntervalMs", "A location call sooner than this after the last one is refused.",
            cad => cad.Rules.LocationInterval, (cad, value) => cad.Rules.LocationInterval = value),
        Choice(
            "locationLimit", "Who shares that interval.",
            cad => cad.Rules.LocationLimit, (cad, value) => cad.Rules.LocationLimit = value),
        Choice(
            "pushForm", "How push events travel that do not ask for a form.",
            cad => cad.Rules.PushForm, (cad, value) => cad.Rules.PushForm = value),
        Address(
            "fallback", "Where push events of a server without a session are POSTed.",
            cad => cad.Rules.Fallback, (cad, value) => cad.Rules.Fallback = value),
        Flag(
            "pushesChangeRest", "Pushed logins, statuses and calls change what REST answers.",
            cad => cad.Rules.PushesChangeRest, (cad, value) => cad.Rules.PushesChangeRest = value),
        Flag(
            "retryAfter", "REST says Retry-After when a limit is reached.",
            cad => cad.Rules.RetryAfter, (cad, value) => cad.Rules.RetryAfter = value),
    ];

    private static readonly Dictionary<string, Switch> ByName =
        Faults.Concat(Rules).ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The value of each switch.</summary>
    public static IReadOnlyDictionary<string, object?> Values(LocalCadServer cad) =>
        ByName.Values.ToDictionary(one => one.Name, one => one.Get(cad));

    /// <summary>What <c>GET /ctl/switches</c> answers.</summary>
    public static object Describe(LocalCadServer cad) => new { faults = Describe(cad, Faults), rules = Describe(cad, Rules) };

    /// <summary>False when there is no such switch or the value is not one of its own.</summary>
    public static bool TrySet(LocalCadServer cad, string name, JsonElement value)
    {
        if (!ByName.TryGetValue(name, out var one))
        {
            return false;
        }

        try
        {
            one.Set(cad, value);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static IEnumerable<object> Describe(LocalCadServer cad, IReadOnlyList<Switch> switches) =>
        switches.Select(one => new { one.Name, one.Kind, one.Says, one.Choices, value = one.Get(cad) });
}

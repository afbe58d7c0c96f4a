using Newtonsoft.Json.Linq;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Session.Transport;

/// <summary>Reads the hub's answers, whatever their form. Any thread.</summary>
internal static class HubReplyReader
{
    /// <summary>Reads an answer. Anything but an object with <c>success: true</c> is a refusal.</summary>
    public static HubReply Read(JToken? token)
    {
        if (token is not JObject members)
        {
            return new HubReply(false, "The hub's answer is no object.");
        }

        var success = members["success"] is JValue { Type: JTokenType.Boolean, Value: true };
        var error = members["error"] is JValue { Type: JTokenType.String } text ? ConsoleText.CleanError((string)text!) : null;
        var count = members["count"] is JValue { Type: JTokenType.Integer, Value: long number } && number is >= 0 and <= int.MaxValue
            ? (int)number
            : (int?)null;
        return new HubReply(success, error, count);
    }
}

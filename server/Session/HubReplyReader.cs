using Newtonsoft.Json.Linq;
using SonoranPush.Contracts;

namespace SonoranPush.Session;

/// <summary>Reads the hub's answers, whatever they turn out to be. Any thread.</summary>
internal static class HubReplyReader
{
    private const int MaxErrorLength = 300;

    /// <summary>Reads an answer. Anything but an object with <c>success: true</c> is a refusal.</summary>
    public static HubReply Read(JToken? token)
    {
        if (token is not JObject members)
        {
            return new HubReply(false, "The hub's answer is no object.");
        }

        var success = members["success"] is JValue { Type: JTokenType.Boolean, Value: true };
        var error = members["error"] is JValue { Type: JTokenType.String } text ? Shorten((string)text!) : null;
        var count = members["count"] is JValue { Type: JTokenType.Integer, Value: long number } && number is >= 0 and <= int.MaxValue
            ? (int)number
            : (int?)null;
        return new HubReply(success, error, count);
    }

    /// <summary>A text of the hub in a length that suits a console line, without control characters.</summary>
    public static string Shorten(string text)
    {
        var characters = text.Substring(0, System.Math.Min(text.Length, MaxErrorLength)).ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(characters[i]))
            {
                characters[i] = ' ';
            }
        }

        return new string(characters);
    }
}

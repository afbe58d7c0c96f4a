using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>Something that happens in the CAD.</summary>
/// <param name="Says">What a dispatcher would say.</param>
/// <param name="Type">The push event's type.</param>
/// <param name="Data">Its data.</param>
internal sealed record PushStep(string Says, string Type, JsonNode Data);

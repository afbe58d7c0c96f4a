using Microsoft.AspNetCore.SignalR;

namespace SonoranPush.UnitTests.Support;

/// <summary>Records of the JSON hub protocol as bytes.</summary>
internal static class HubRecords
{
    private const byte Separator = 0x1e;

    /// <summary>A record with its separator.</summary>
    public static byte[] Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    /// <summary>A record with its separator.</summary>
    public static byte[] Of(ReadOnlySpan<byte> json) => [.. json, Separator];

    /// <summary>A call of <c>pushEvent</c> with one argument, given as raw bytes.</summary>
    public static byte[] PushEvent(ReadOnlySpan<byte> argument) =>
        [.. """{"type":1,"target":"pushEvent","arguments":["""u8, .. argument, .. "]}"u8, Separator];

    /// <summary>A call of <c>pushEvent</c> with one argument.</summary>
    public static byte[] PushEvent(string argument) => PushEvent(Encoding.UTF8.GetBytes(argument));
}

/// <summary>Knows the calls that a client waits for.</summary>
internal sealed class FakeBinder : IInvocationBinder
{
    public static readonly FakeBinder Instance = new();

    /// <summary>Throws for an unknown call, as the client of SignalR does.</summary>
    public Type GetReturnType(string invocationId) =>
        invocationId == "1" ? typeof(Newtonsoft.Json.Linq.JToken) : throw new KeyNotFoundException("No such invocation.");

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => new[] { typeof(object) };

    public Type GetStreamItemType(string streamId) => throw new KeyNotFoundException("No such stream.");
}

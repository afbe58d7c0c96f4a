using System.Net.Sockets;
using Newtonsoft.Json.Linq;
using SonoranPush.Session;
using SonoranPush.Session.Transport;
using Xunit;

namespace SonoranPush.UnitTests.Session;

/// <summary>What an owner reads about a login or a connection that failed, and how the hub's answers are read.</summary>
public sealed class WordsForOwnersTests
{
    private static readonly Uri Hub = new("https://hub.example/apiWsHub");

    [Theory]
    [InlineData("Invalid API key.", "sonoranpush_apiKey")]
    [InlineData("INVALID API KEY", "sonoranpush_apiKey")]
    [InlineData("Invalid serverId.", "sonoranpush_serverId")]
    [InlineData("Invalid community ID.", "sonoranpush_communityId")]
    public void LoginAdvice_NamesTheConvarThatTheHubsWordsPointTo(string error, string convar)
    {
        var advice = LoginErrorAdvice.For(error);

        Assert.Contains(convar, advice, StringComparison.Ordinal);
        Assert.Single(advice.Split(' '), word => word.StartsWith("sonoranpush_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("No.")]
    public void LoginAdvice_WithoutAHint_NamesAllThree(string? error) => Assert.Equal(
        3, LoginErrorAdvice.For(error).Split(' ', ',').Count(word => word.StartsWith("sonoranpush_", StringComparison.Ordinal)));

    [Theory]
    [InlineData(SocketError.HostNotFound, "the name hub.example cannot be resolved")]
    [InlineData(SocketError.ConnectionRefused, "hub.example:443 refuses connections")]
    [InlineData(SocketError.NetworkUnreachable, "no route to hub.example")]
    [InlineData(SocketError.TimedOut, "outbound HTTPS")]
    [InlineData(SocketError.ConnectionReset, "ConnectionReset")]
    public void ConnectFailure_OfASocket_SaysWhatToLookAt(SocketError error, string words) => Assert.Contains(
        words, ConnectFailure.Describe(new IOException("outer", new SocketException((int)error)), Hub), StringComparison.Ordinal);

    [Fact]
    public void ConnectFailure_OfAHandshakeThatNobodyAnswers_SaysSo() => Assert.Contains(
        "hub.example did not answer in time", ConnectFailure.Describe(new OperationCanceledException(), Hub), StringComparison.Ordinal);

    [Fact]
    public void ConnectFailure_WhoseReasonIsASentence_LosesItsFullStop() =>
        Assert.Equal("It broke", ConnectFailure.Describe(new IOException("It broke."), Hub));

    [Fact]
    public void ConnectFailure_OfAnotherKind_GivesTheInnermostReasonInOneLine() =>
        Assert.Equal("the real reason", ConnectFailure.Describe(new IOException("outer", new IOException("the real\nreason")), Hub));

    [Theory]
    [InlineData("""{"success":true}""", true, null, null)]
    [InlineData("""{"success":true,"error":null,"count":3}""", true, null, 3)]
    [InlineData("""{"success":false,"error":"no"}""", false, "no", null)]
    [InlineData("""{"success":"true"}""", false, null, null)]
    [InlineData("""{"success":1,"count":-5}""", false, null, null)]
    [InlineData("""{"count":99999999999}""", false, null, null)]
    [InlineData("""{"error":{"a":1}}""", false, null, null)]
    [InlineData("[true]", false, "The hub's answer is no object.", null)]
    [InlineData("null", false, "The hub's answer is no object.", null)]
    public void HubReply_IsASuccessOnlyWhenItSaysSo(string json, bool success, string? error, int? count)
    {
        var reply = HubReplyReader.Read(JToken.Parse(json));

        Assert.Equal((success, error, count), (reply.Success, reply.Error, reply.Count));
    }

    [Fact]
    public void HubReply_ThatIsAbsent_IsNoSuccess() => Assert.False(HubReplyReader.Read(null).Success);

    [Fact]
    public void WordsOfOthers_AreCutAndFreedOfWhatIsNotForAConsole()
    {
        var words = "a\r\n\u001b[31m^1" + new string('x', 1000);

        Assert.All(
            new[]
            {
                HubReplyReader.Read(new JObject { ["error"] = words }).Error,
                ConnectFailure.Describe(new IOException(words), Hub) + "...",
                new SessionEnd(DisconnectReason.ConnectFailed, false, ConnectFailure.Describe(new IOException(words), Hub)).Describe() + "...",
            },
            shown =>
            {
                Assert.Equal(300, shown!.Length);
                Assert.StartsWith("a  [31m1x", shown, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void DisconnectReasons_HaveAWordEach()
    {
        var reasons = Enum.GetValues<DisconnectReason>();

        Assert.Equal(reasons.Length, reasons.Select(reason => reason.ToWord()).Distinct().Count());
    }
}

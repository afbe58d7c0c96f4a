using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using LocalCad.Control;
using Microsoft.AspNetCore.Http;

namespace SonoranPush.IntegrationTests.LocalCad;

/// <summary>Whose web pages may pull LocalCad's levers and open its hub.</summary>
public sealed class OriginTests
{
    private const string Own = "own";

    [Theory]
    [InlineData("http://example.com", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(Own, HttpStatusCode.NoContent)]
    public async Task Change_FromAForeignOrigin_IsForbidden(string origin, HttpStatusCode status)
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        using var response = await DropAsync(cad.Url, origin == Own ? Origin(cad.Url) : origin);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Change_FromAForeignOrigin_IsToldWhereThePageIs()
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        // As through a tunnel that has another port on this side.
        using var response = await DropAsync(cad.Url, "http://localhost:1");

        var says = await response.Content.ReadAsStringAsync();
        Assert.Contains($"http://localhost:{cad.Url.Port}/", says);
        Assert.Contains($"http://127.0.0.1:{cad.Url.Port}/", says);
    }

    // Without a socket: not every machine has IPv6.
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("127.0.0.1", "[::1]", false)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("::1", "127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", "[::ffff:127.0.0.1]", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.2", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", "127.0.0.1", false)]
    public async Task Change_FromAPageOfAnotherAddress_IsForbidden(string called, string page, bool passes)
    {
        var context = new DefaultHttpContext();
        (context.Connection.LocalIpAddress, context.Connection.LocalPort) = (IPAddress.Parse(called), 5080);
        context.Request.Scheme = "http";
        context.Request.Headers.Origin = $"http://{page}:5080";
        var passed = false;

        await OwnOrigin.RequireAsync(context, _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });

        Assert.Equal(passes, passed);
        Assert.Equal(passes ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://example.com")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Hub_OpenedByAForeignPage_Refuses(string header, string value)
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        var error = await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(cad, (header, value)));

        Assert.Contains("403", error.Message);
    }

    [Fact]
    public async Task Hub_NegotiatedByAForeignPage_Refuses()
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        using var response = await PostAsync(new Uri($"{cad.HubUrl}/negotiate?negotiateVersion=1"), "http://example.com");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Hub_OpenedByItsOwnPageOrByAProgram_TakesTheHandshake()
    {
        await using var cad = await LocalCadServer.StartAsync(new());

        using var page = await RawClient.ConnectAsync(cad, ("Origin", Origin(cad.Url)), ("Sec-Fetch-Site", "same-origin"));
        using var program = await RawClient.ConnectAsync(cad);

        Assert.Equal("{}", await page.ReadRecordAsync());
        Assert.Equal("{}", await program.ReadRecordAsync());
    }

    private static string Origin(Uri page) => page.GetLeftPart(UriPartial.Authority);

    private static Task<HttpResponseMessage> DropAsync(Uri cad, string origin) => PostAsync(new Uri(cad, "/ctl/drop"), origin);

    private static async Task<HttpResponseMessage> PostAsync(Uri url, string origin)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Add("Origin", origin);
        return await http.SendAsync(request);
    }
}
